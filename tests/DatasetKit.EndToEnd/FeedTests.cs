using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace DatasetKit.EndToEnd;

/// <summary>Feeds as they are in the world: publishers that die or come at once, a real web server, MSBuild.</summary>
public sealed class FeedTests(PackagesFixture packages) : IClassFixture<PackagesFixture>
{
    /// <summary>How many publishers are killed; more with the variable DATASETKIT_KILL_ROUNDS.</summary>
    private static readonly int s_rounds = int.TryParse(Environment.GetEnvironmentVariable("DATASETKIT_KILL_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : 12;

    private static readonly string? s_nginx = new[] { "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx" }.FirstOrDefault(File.Exists);

    [Fact]
    public void ADotnetPublishAddsTheReleaseToTheFeed()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();
        work.Run("publish", "-o", "out", "-p:DatasetFeed=feed").Succeeded();
        Assert.Equal(work.Digests(work.Release), work.Digests("feed/pond-notes/1.0.0"));
        work.Run("publish", "-o", "out", "-p:DatasetFeed=feed", "--no-build").Succeeded();

        // With the lock that it wrote beside the project, the build itself would refuse other content.
        File.Delete(work.PathOf("dataset.lock.json"));
        var refused = work.WithSeed("seeds/toads.md", "The toads are shy.").Run("publish", "-o", "out", "-p:DatasetFeed=feed").Failed();
        Assert.Single(refused.LinesWith("error DK4040: Version 1.0.0 is published with other records (2, here 3)."));
    }

    /// <summary>Publishing took no notice of the properties that say how much a rule weighs.</summary>
    [Fact]
    public void APublicationWeighsRulesAsTheBuildDoes()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();
        work.Run("publish", "-p:DatasetFeed=feed").Succeeded();
        File.Delete(work.PathOf("dataset.lock.json"));
        File.Delete(work.PathOf("seeds/frogs.md"));
        string[] publish = ["publish", "-p:DatasetFeed=feed", "-p:DatasetVersion=1.0.1"];
        Assert.NotEmpty(work.Run(publish).Failed().LinesWith("error DK4011"));
        Assert.NotEmpty(work.Run([.. publish, "-p:DatasetRules=DK4011=warning", "-p:TreatWarningsAsErrors=true"]).Failed().LinesWith("error DK4011"));
        Assert.False(Directory.Exists(work.PathOf("feed/pond-notes/1.0.1")));
        Assert.Single(work.Run([.. publish, "-p:DatasetRules=DK4011=warning"]).Succeeded().LinesWith("warning DK4011"));
        Assert.True(Directory.Exists(work.PathOf("feed/pond-notes/1.0.1")));
    }

    /// <summary>One ended in a stack trace, the other published without asking for the version.</summary>
    [Theory]
    [InlineData("name: pond-notes", "name: pool-notes", "error DK0021: The release is of the dataset 'pond-notes', but the project is 'pool-notes'")]
    [InlineData("name: pond-notes", "name: pond-notes\ncolour: green", "'colour' is not a known key")]
    public void AProjectThatChangedSinceTheBuildIsNotPublishedUnseen(string old, string changed, string message)
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();
        work.Build().Succeeded();
        work.With("dataset.yaml", File.ReadAllText(work.PathOf("dataset.yaml")).Replace(old, changed, StringComparison.Ordinal));
        Assert.Single(work.Run("publish", "--no-build", "-p:DatasetFeed=feed").Failed().LinesWith(message));
        Assert.False(Directory.Exists(work.PathOf("feed/pond-notes/1.0.0")));
    }

    [Fact]
    public void APublisherMaySignThroughMSBuildAndNobodySeesTheKey()
    {
        var work = packages.NewWorkspace().WithDataset().WithSdkProject();
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var secret = key.ExportPkcs8PrivateKeyPem();
        work.With("key.pem", secret).With("pub.pem", key.ExportSubjectPublicKeyInfoPem());
        var log = work.Run("publish", "-p:DatasetFeed=feed", "-p:DatasetSigningKey=key.pem", "-v:diag").Succeeded();
        Assert.DoesNotContain(secret.Split('\n')[1], log.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(work.PathOf("feed/pond-notes/1.0.0.intoto.jsonl")));
        Assert.Contains("sound, and signed by this key", work.RunTool("verify", "feed/pond-notes/1.0.0", "--key", "pub.pem").Succeeded().Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void PublishersThatAreKilledLeaveAWholeFeed()
    {
        Skip.If(OperatingSystem.IsWindows(), "It has no signal that ends a process at once.");
        var work = packages.NewWorkspace().WithDataset();
        for (var seed = 0; seed < 40; seed++)
            work.WithSeed($"seeds/long-{seed}.md", string.Concat(Enumerable.Range(0, 20_000).Select(word => $"{seed * word} ")));
        string[] versions = ["1.0.0", "1.1.0", "1.2.0"];
        foreach (var version in versions)
            work.RunTool("build", "--version", version).Succeeded();

        // A feed of publishers that all lived is what the other must become; it also tells how long one of them takes.
        var longest = TimeSpan.Zero;
        foreach (var version in versions)
        {
            var start = Stopwatch.GetTimestamp();
            Publish(work, version, "calm").Finish().Succeeded();
            longest = Stopwatch.GetElapsedTime(start);
        }

        var chance = new Random(4);
        for (var round = 0; round < s_rounds; round++)
        {
            using (var publisher = Publish(work, versions[round % versions.Length], "feed"))
                publisher.KillAfter(longest * chance.NextDouble());
            CheckWhatIsVisible(work, round);
        }

        foreach (var version in versions)
            Publish(work, version, "feed").Finish().Succeeded();
        Assert.Equal(work.Digests("calm"), work.Digests("feed"));
    }

    [Fact]
    public void EightPublishersOfOneVersionPublishItOnce()
    {
        var work = packages.NewWorkspace().WithDataset();
        work.RunTool("build").Succeeded();
        var publishers = Enumerable.Range(0, 8).Select(_ => Publish(work, "1.0.0", "feed")).ToList();
        var results = publishers.ConvertAll(publisher => publisher.Finish().Succeeded());
        Assert.Single(results, result => result.Output.Contains("Published: ", StringComparison.Ordinal));
        Assert.Equal(work.Digests(work.Release), work.Digests("feed/pond-notes/1.0.0"));
        work.RunTool("verify", "feed/pond-notes/1.0.0").Succeeded();
    }

    [Fact]
    public void OfEightPublishersOfOtherContentOneWins()
    {
        var work = packages.NewWorkspace().WithDataset();
        for (var i = 0; i < 8; i++)
        {
            work.WithSeed("seeds/frogs.md", $"The frogs are back: {i}.");
            work.RunTool("build", "--output", $"built-{i}").Succeeded();
        }

        var publishers = Enumerable.Range(0, 8).Select(i => work.StartTool("publish", "--release", $"built-{i}/pond-notes/1.0.0", "--to", "feed")).ToList();
        var results = publishers.ConvertAll(publisher => publisher.Finish());
        Assert.Equal(7, results.Count(result => result.ExitCode == 1 && result.Output.Contains("error DK4040: ", StringComparison.Ordinal)));
        var winner = results.FindIndex(result => result.ExitCode == 0);
        Assert.Equal(work.Digests($"built-{winner}/pond-notes/1.0.0"), work.Digests("feed/pond-notes/1.0.0"));
    }

    [SkippableFact]
    public void NginxServesAFeed()
    {
        Skip.If(s_nginx is null, "nginx is not installed.");
        var work = packages.NewWorkspace("nginx").WithDataset();
        File.AppendAllText(work.PathOf("dataset.yaml"), "release: {layout: bagit}\n");
        work.RunTool("publish", "--to", "www/feed").Succeeded();
        var (server, url) = Serve(s_nginx, work);
        try
        {
            work.RunTool("pull", "pond-notes@1.*", "--from", url, "--to", "pulled", "--cache", "cache").Succeeded();
            Assert.Equal(work.Digests(work.Release), work.Digests("pulled/pond-notes/1.0.0"));
            work.RunTool("verify", "pulled/pond-notes/1.0.0").Succeeded();
            Assert.Contains("pond-notes  1.0.0  1 version", work.RunTool("list", "--from", url).Succeeded().Output, StringComparison.Ordinal);
            Assert.Equal(2, work.RunTool("pull", "pond-noses", "--from", url, "--to", "pulled", "--cache", "cache").ExitCode);

            // What is cut short goes on with a range.
            Directory.Delete(work.PathOf("pulled"), recursive: true);
            var shard = Directory.GetFiles(work.PathOf("cache/sha256"), "*", SearchOption.AllDirectories).MaxBy(file => new FileInfo(file).Length)!;
            File.WriteAllBytes(work.PathOf($"cache/partial/{Path.GetFileName(shard)}"), File.ReadAllBytes(shard)[..100]);
            File.Delete(shard);
            work.RunTool("pull", "pond-notes", "--from", url, "--to", "pulled", "--cache", "cache").Succeeded();
            Assert.Contains("\" 206 ", File.ReadAllText(work.PathOf("access.log")), StringComparison.Ordinal);
            Assert.Equal(work.Digests(work.Release), work.Digests("pulled/pond-notes/1.0.0"));
        }
        finally
        {
            Stop(server);
        }
    }

    [SkippableFact]
    public void VersionsOnAServerAreComparedAndHeldAgainst()
    {
        Skip.If(s_nginx is null, "nginx is not installed.");
        var work = packages.NewWorkspace("nginx-diff").WithDataset();
        work.RunTool("publish", "--to", "www/feed").Succeeded();
        work.WithSeed("seeds/frogs.md", "The frogs are back again.").RunTool("publish", "--version", "2.0.0", "--to", "www/feed").Succeeded();
        var (server, url) = Serve(s_nginx, work);
        try
        {
            string[] feed = ["--from", url, "--cache", "cache"];
            var text = work.RunTool(["diff", "pond-notes@1.*", "pond-notes", "--text", .. feed]).Succeeded().Output;
            Assert.Contains("pond-notes 1.0.0 → 2.0.0: a major change, for which 2.0.0 will do.", text, StringComparison.Ordinal);
            Assert.Contains("{+ again+}", text, StringComparison.Ordinal);
            Assert.Equal(1, work.RunTool(["diff", "pond-notes@1.0.0", "pond-notes@2.0.0", "--exit-code", .. feed]).ExitCode);
            Assert.StartsWith("### pond-notes 1.0.0 → 2.0.0", work.RunTool(["diff", "pond-notes@1.0.0", "pond-notes@2.0.0", "--format", "markdown", .. feed]).Succeeded().Output, StringComparison.Ordinal);
            using var json = JsonDocument.Parse(work.RunTool(["diff", "pond-notes@1.0.0", "./artifacts/releases/pond-notes/2.0.0", "--format", "json", .. feed]).Succeeded().Output);
            Assert.Equal(1, json.RootElement.GetProperty("diff").GetProperty("counts").GetProperty("edited").GetInt32());
            Assert.Contains("no difference.", work.RunTool(["diff", "./artifacts/releases/pond-notes/2.0.0", "pond-notes", .. feed]).Succeeded().Output, StringComparison.Ordinal);

            // What cannot be had says so, and is no finding.
            Refused("error DK4042: The feed has no version of 'pond-notes' that '3.0.0' means; it has 1.0.0, 2.0.0.", ["diff", "pond-notes@1.0.0", "pond-notes@3.0.0", .. feed]);
            Refused("error DK4042: The feed has no dataset 'pond-noses'; it has pond-notes.", ["diff", "pond-noses", "pond-notes", .. feed]);
            Refused("error DK4046: ", ["diff", "pond-notes", "pond-notes", "--from", $"{url}/nowhere"]);
            Refused("error DK0001: There is no such folder. For a version in a feed, name the feed with --from.", ["diff", "pond-notes@1.0.0", "pond-notes"]);
            Refused("--cache is of use with --from only.", ["diff", "a", "b", "--cache", "cache"]);

            // The gate needs no folder either.
            File.Delete(work.PathOf("dataset.lock.json"));
            Directory.Delete(work.PathOf("artifacts"), recursive: true);
            work.WithSeed("seeds/reeds.md", "The reeds were cut twice.");
            var gate = Gate(work, "validate", "--against", url);
            Assert.Contains("error DK4011: 1.0.0 is too low: 3.0.0 would do, which 'datasetkit version bump' sets. Since 2.0.0: a major change, 1 record edited [reeds (train): text].", gate.Failed().Output, StringComparison.Ordinal);
            Assert.Contains("error DK4011", work.WithSdkProject().Build($"-p:DatasetAgainst={url}").Failed().Output, StringComparison.Ordinal);
            Assert.Contains("error DK4050: The key cannot be read", work.Build($"-p:DatasetAgainst={url}", "-p:DatasetAgainstKey=nokey.pem").Failed().Output, StringComparison.Ordinal);
            Assert.Equal(2, Gate(work, "build", "--against", $"{url}/nowhere").ExitCode);
            Assert.Contains("1.0.0 → 3.0.0", Gate(work, "version", "bump", "--against", url).Succeeded().Output, StringComparison.Ordinal);

            work.RunTool("yank", "pond-notes@1.0.0", "--feed", "www/feed").Succeeded();
            Assert.Contains("warning DK4043: Version 1.0.0 was yanked.", work.RunTool(["diff", "pond-notes@1.0.0", "pond-notes", .. feed]).Succeeded().Output, StringComparison.Ordinal);
            Refused("it has 1.0.0 (yanked), 2.0.0.", ["diff", "pond-notes@1.*", "pond-notes", .. feed]);
        }
        finally
        {
            Stop(server);
        }

        void Refused(string message, string[] arguments)
        {
            var result = work.RunTool(arguments);
            Assert.True(result.ExitCode == 2, $"{result.ExitCode}: {result.Output}");
            Assert.Contains(message, result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AnEncryptedKeyTakesItsPassphraseFromTheEnvironment()
    {
        var work = packages.NewWorkspace().WithDataset();
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var strength = new System.Security.Cryptography.PbeParameters(System.Security.Cryptography.PbeEncryptionAlgorithm.Aes256Cbc, System.Security.Cryptography.HashAlgorithmName.SHA256, 1000);
        work.With("key.pem", key.ExportEncryptedPkcs8PrivateKeyPem("s3cret", strength)).With("pub.pem", key.ExportSubjectPublicKeyInfoPem());
        var without = work.RunTool("publish", "--to", "feed", "--sign", "key.pem");
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("error DK4050: The key is encrypted", without.Output, StringComparison.Ordinal);
        using var publisher = RunningProcess.Start(work.Tool, work.Folder, [new("POND_KEY", "s3cret")], ["publish", "--to", "feed", "--sign", "key.pem", "--passphrase-variable", "POND_KEY"]);
        Assert.DoesNotContain("s3cret", publisher.Finish().Succeeded().Output, StringComparison.Ordinal);
        work.RunTool("pull", "pond-notes", "--from", "feed", "--to", "pulled", "--cache", "cache", "--key", "pub.pem").Succeeded();
        work.RunTool("verify", "pulled/pond-notes/1.0.0", "--key", "pub.pem").Succeeded();
    }

    private static RunningProcess Publish(Workspace work, string version, string feed) =>
        work.StartTool("publish", "--release", $"artifacts/releases/pond-notes/{version}", "--to", feed);

    /// <summary>Whatever was killed: each release that is there is whole, and each index that is there names only such.</summary>
    private static void CheckWhatIsVisible(Workspace work, int round)
    {
        var dataset = work.PathOf("feed/pond-notes");
        if (!Directory.Exists(dataset))
            return;
        foreach (var release in Directory.GetDirectories(dataset).Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            var version = Path.GetFileName(release);
            Assert.True(work.Digests($"artifacts/releases/pond-notes/{version}").SequenceEqual(work.Digests(release)), $"Round {round}: {version} is not whole.");
        }

        foreach (var file in (string[])["feed/index.json", "feed/pond-notes/index.json"])
        {
            if (!File.Exists(work.PathOf(file)))
                continue;
            using var index = JsonDocument.Parse(File.ReadAllText(work.PathOf(file)));
            var entry = index.RootElement.TryGetProperty("datasets", out var datasets) ? datasets[0] : index.RootElement;
            Assert.All(entry.GetProperty("versions").EnumerateArray(), version => Assert.True(Directory.Exists(Path.Combine(dataset, version.GetProperty("version").GetString()!)), $"Round {round}: {file} lists what is not there."));
        }
    }

    /// <summary>Runs the command with a cache of the test's own.</summary>
    private static ProcessResult Gate(Workspace work, params string[] arguments)
    {
        using var process = RunningProcess.Start(work.Tool, work.Folder, [new("XDG_CACHE_HOME", work.PathOf("home"))], arguments);
        return process.Finish();
    }

    /// <summary>Serves the folder <c>www</c>, compressed to whom asks for that. The first requests may come before the server listens, and are repeated.</summary>
    private static (Process Server, string Url) Serve(string nginx, Workspace work)
    {
        var port = FreePort();
        work.With("nginx.conf", $$"""
            daemon off; master_process off; pid nginx.pid; error_log stderr;
            events {}
            http {
              access_log access.log; client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
              gzip on; gzip_types *; gzip_min_length 1;
              server { listen 127.0.0.1:{{port}}; root "{{work.PathOf("www")}}"; }
            }
            """);
        var server = Process.Start(new ProcessStartInfo(nginx, ["-p", work.Folder, "-c", "nginx.conf", "-e", "stderr"]) { RedirectStandardError = true })!;
        return (server, $"http://127.0.0.1:{port}/feed");
    }

    private static void Stop(Process server)
    {
        server.Kill();
        server.WaitForExit();
        server.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
