using InsightsEtl.Load;
using InsightsEtl.Scheduler.Workers;
using Npgsql;

namespace InsightsEtl.Scheduler.Alerts;

/// <summary>Sends what the ledger has to tell. One sender at a time has a message; a crash between sending and noting it may send it twice.</summary>
sealed class AlertSender(string connectionString, Webhook webhook, Action<string> say)
{
    const int Tries = 12;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(5);

    /// <summary>A command is not held up for longer.</summary>
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var turns = new Turns("the ledger could not be asked for messages, which is done again in a moment.", say);
        try
        {
            using var timer = new PeriodicTimer(Pause);
            do await turns.TakeAsync(SendAllAsync, cancellationToken);
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is due is sent by the next process.
        }
    }

    /// <summary>Does what a command does, and then sends what is due, however it ended; not where it was interrupted, or where nobody is to be told.</summary>
    public static async Task<T> AfterAsync<T>(
        Webhook? webhook, string connectionString, Action<string> say, Func<Task<T>> command, CancellationToken cancellationToken)
    {
        try
        {
            return await command();
        }
        finally
        {
            if (webhook is not null && !cancellationToken.IsCancellationRequested)
                await new AlertSender(connectionString, webhook, say).SendDueAsync();
        }
    }

    /// <summary>Sends what is due now, for half a minute at most; what cannot be sent, or asked for, is left to the next process.</summary>
    async Task SendDueAsync()
    {
        using var patience = new CancellationTokenSource(LongestWait);
        try
        {
            await SendAllAsync(patience.Token);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException or OperationCanceledException or IOException or TimeoutException)
        {
            say($"Warning: not all messages for the webhook were sent; the next process does it. {exception.Message}");
        }
    }

    async ValueTask SendAllAsync(CancellationToken cancellationToken)
    {
        while (await SendNextAsync(cancellationToken))
        {
            // The next one.
        }
    }

    /// <returns>Whether there was one.</returns>
    async Task<bool> SendNextAsync(CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await AlertLedger.NextAsync(connection, cancellationToken) is not { } alert) return false;
        var state = await TryAsync(alert, cancellationToken);
        await AlertLedger.TriedAsync(connection, alert, state, PauseAfterFailure, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    async Task<string> TryAsync(DueAlert alert, CancellationToken cancellationToken)
    {
        try
        {
            await webhook.SendAsync(alert, cancellationToken);
            return "sent";
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            var isLast = alert.Attempt + 1 >= Tries;
            say($"Warning: the webhook did not take message {alert.AlertId}: {exception.Message} {(isLast ? "Given up." : "Again in 5 min.")}");
            return isLast ? "given up" : "due";
        }
    }
}
