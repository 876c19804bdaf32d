using System.Runtime.InteropServices;
using DatasetKit.Cli;

StandardStreams.Reserve();
HugePages.Advise();

using var cancellation = new CancellationTokenSource();

// Console.CancelKeyPress would open standard output, which may be closed.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Stop); // and Ctrl+Break on Windows
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

#pragma warning disable RS0030 // The one clock: it times the progress line and reaches no release.
var clock = TimeProvider.System;
#pragma warning restore RS0030

// The runtime's own writer passes 256 characters to the system at a time, which is most of the time of printing many diagnostics.
Console.SetError(new StreamWriter(OpenError(), Console.OutputEncoding, bufferSize: 1 << 14) { AutoFlush = true });
return new CommandLine(() => Console.Out, Console.Error, clock).Run(args, cancellation.Token);

// The first signal asks to stop; a second one ends the process at once, as the system does by itself.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}

// Who closes it wants no diagnostics.
static Stream OpenError()
{
    try
    {
        return Console.OpenStandardError();
    }
    catch (UnauthorizedAccessException)
    {
        return Stream.Null;
    }
}
