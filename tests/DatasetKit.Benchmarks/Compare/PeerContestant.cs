using System.Globalization;

namespace DatasetKit.Benchmarks.Compare;

/// <summary>The same job as a script of Python or Node.</summary>
internal sealed class PeerContestant : Contestant
{
    private readonly string _interpreter;
    private readonly string _script;

    private PeerContestant(string name, string interpreter, string script, string? missing)
        : base(name)
    {
        (_interpreter, _script) = (interpreter, script);
        Missing = missing;
    }

    /// <summary>Python with libyaml and fastjsonschema. The system's interpreter goes first: it is the one that has the system's packages.</summary>
    public static PeerContestant Python(string peers)
    {
        var python = new[] { "/usr/bin/python3", Tool.Find("python3") ?? "" }.FirstOrDefault(path => File.Exists(path) && Tool.Run(path, peers, "-c", "import yaml, fastjsonschema; yaml.CSafeLoader") is null);
        return new PeerContestant("python", python ?? "", Path.Combine(peers, "pipeline.py"), python is null ? "install python3-yaml and python3-fastjsonschema" : null);
    }

    /// <summary>Node with js-yaml and ajv, which npm brings once into the work folder.</summary>
    public static PeerContestant Node(string work, string peers)
    {
        var scripts = NodeScripts.Install(work, peers);
        return new PeerContestant("node", scripts.Node, scripts.PathOf("pipeline.mjs"), scripts.Missing);
    }

    public override string? Excuse(Case @case) =>
        !@case.IsFresh ? "it does all work again" : @case.Compression == "zstd" ? "its library has no zstd" : null;

    public override void Prepare(Case @case) => Empty(OutputOf(@case));

    public override IReadOnlyList<string> Command(Case @case) =>
        [_interpreter, _script, @case.Corpus.Seeds, OutputOf(@case), @case.Threads.ToString(CultureInfo.InvariantCulture), @case.Compression];

    public override string ContentSha256(Case @case) => ReadDigest(Path.Combine(OutputOf(@case), "manifest.json"));
}
