using System.Runtime.InteropServices;
using DatasetKit.Cli;

using var cancellation = new CancellationTokenSource();

// The first signal asks to stop; a second one ends the process at once, as the system does by itself.
Console.CancelKeyPress += (_, signal) =>
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
};
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
});

#pragma warning disable RS0030 // The one clock: it times the progress line and reaches no release.
var clock = TimeProvider.System;
#pragma warning restore RS0030

// The runtime's own writer passes 256 characters to the system at a time, which is most of the time of printing many diagnostics.
Console.SetError(new StreamWriter(Console.OpenStandardError(), Console.OutputEncoding, bufferSize: 1 << 14) { AutoFlush = true });
return new CommandLine(Console.Out, Console.Error, Environment.CurrentDirectory, clock).Run(args, cancellation.Token);
