namespace InsightsEtl.Faults.Tests;

/// <summary>A server of a class's own whose commits survive its sudden end; its tests end it one after another.</summary>
public sealed class DurableServer : IAsyncLifetime
{
    TrialServer? _server;
    Scene? _scene;

    internal TrialServer Server => _server!;

    internal Scene Scene => _scene!;

    public async Task InitializeAsync()
    {
        _server = await TrialServer.StartDurableAsync();
        _scene = await Scene.CorrectionAsync(_server);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
