using System.CommandLine;
using DatasetKit.Benchmarks;
using DatasetKit.Benchmarks.Compare;
using DatasetKit.Benchmarks.Instances;
using DatasetKit.Benchmarks.Stages;

var root = new RootCommand("Measures DatasetKit: whole processes beside other programs, and its stages by themselves.");
root.Subcommands.Add(CompareCommand.Create(Repository.Root));
root.Subcommands.Add(InstancesCommand.Create(Repository.Root));
root.Subcommands.Add(StagesCommand.Create(Repository.Root));
return root.Parse(args).Invoke();
