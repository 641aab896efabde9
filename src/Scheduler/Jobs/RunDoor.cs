using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using Npgsql;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>The one door for runs that workers are to do: pages, API, schedule and command line ask here, and each wish is audited.</summary>
sealed class RunDoor(string connectionString, Landing landing)
{
    /// <summary>What a request would do, month by month, before it is made.</summary>
    public async Task<IReadOnlyList<PlannedRun>> PlanAsync(
        IReadOnlyCollection<Month> months, WantedRun wanted, CancellationToken cancellationToken)
    {
        var landed = landing.Current();
        var known = await KnownMonth.AllAsync(connectionString, cancellationToken);
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        var open = await RequestLedger.OpenAsync(connection, cancellationToken);
        return
        [
            .. months.Select(month => PlannedRun.Of(
                MonthPlan.Of(month, landed, known.FirstOrDefault(other => other.MonthStart == month.First)), wanted,
                open.FirstOrDefault(request => request.Month == month))),
        ];
    }

    /// <summary>Asks for months; one that is open already stays as it is.</summary>
    /// <returns>An answer per month, in the order asked.</returns>
    /// <exception cref="UsageException">No reason is given.</exception>
    public async Task<IReadOnlyList<DoorAnswer>> RequestAsync(
        IReadOnlyCollection<Month> months, WantedRun wanted, Asker asker, CancellationToken cancellationToken)
    {
        EnsureReason(asker);
        List<DoorAnswer> answers = [];
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        foreach (var month in months) answers.Add(await RequestAsync(connection, month, wanted, asker, cancellationToken));
        return answers;
    }

    /// <summary>Asks for the night: deliveries are picked up, and every month that is due is asked for.</summary>
    public async Task<DoorAnswer> RequestNightAsync(Asker asker, CancellationToken cancellationToken)
    {
        EnsureReason(asker);
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        return await RequestAsync(connection, month: null, new WantedRun(), asker, cancellationToken);
    }

    /// <summary>Asks for a month that a night found due; one that is open is looked at once more when that has ended.</summary>
    public async Task<DoorAnswer> RequestDueAsync(MonthPlan plan, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        return await RequestDueAsync(connection, plan, cancellationToken);
    }

    /// <summary>The same in the caller's transaction, if there is one.</summary>
    public static async Task<DoorAnswer> RequestDueAsync(NpgsqlConnection connection, MonthPlan plan, CancellationToken cancellationToken)
    {
        var asker = new Asker("schedule", plan.Reason, RequestSource.Schedule);
        var (request, isNew) = await RequestLedger.AddAsync(
            connection, plan.Month, new WantedRun(IsFromLanding: true), asker, cancellationToken, isAskedAgain: true);
        return new DoorAnswer(request, isNew);
    }

    /// <summary>Asks for every month whose latest run failed.</summary>
    public async Task<IReadOnlyList<DoorAnswer>> RetryFailedAsync(Asker asker, CancellationToken cancellationToken)
    {
        var failed = (await KnownMonth.AllAsync(connectionString, cancellationToken)).Where(month => month.HasFailed);
        return await RequestAsync([.. failed.Select(month => Month.Of(month.MonthStart))], new WantedRun(), asker, cancellationToken);
    }

    /// <summary>Takes back what waits, and wishes that what runs end within seconds; nothing is half done.</summary>
    /// <exception cref="NothingFoundException">There is no such request.</exception>
    /// <exception cref="UsageException">No reason is given.</exception>
    public async Task<CancelAnswer> CancelAsync(long requestId, Asker asker, CancellationToken cancellationToken)
    {
        EnsureReason(asker);
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var request = await RequestLedger.FindAsync(connection, requestId, cancellationToken)
            ?? throw new NothingFoundException($"Found no request {requestId}; see 'insights schedule list'.");
        var wished = await RequestLedger.CancelAsync(connection, requestId, asker, cancellationToken);
        await AuditAsync(connection, $"cancel {request.Name}", request, asker, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return wished switch
        {
            null => new($"{request.Name} is not waiting or running any more, or somebody cancelled it before.", IsNew: false),
            ("cancelled", _) => new($"{request.Name} is cancelled.", IsNew: true),
            (_, { } runId) => new($"{request.Name} ends within seconds (run {runId}).", IsNew: true),
            _ => new($"{request.Name} ends within seconds.", IsNew: true),
        };
    }

    /// <summary>Wishes that a run end within seconds, whichever way it was started.</summary>
    /// <exception cref="NothingFoundException">There is no such run.</exception>
    /// <exception cref="UsageException">No reason is given.</exception>
    public async Task<CancelAnswer> CancelRunAsync(long runId, Asker asker, CancellationToken cancellationToken)
    {
        EnsureReason(asker);
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var run = await RunRecord.FindAsync(connection, runId, cancellationToken)
            ?? throw new NothingFoundException($"Found no run {runId}; see 'insights runs list'.");
        var isStopped = run.State == "running" && await RequestLedger.CancelRunAsync(connection, runId, asker, cancellationToken);
        await AuditAsync(connection, $"cancel run {runId}", run, asker, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var answer = isStopped ? "ends within seconds" : run.State == "running" ? "has been cancelled before and is about to end" : $"has ended: {run.State}";
        return new($"Run {runId} {answer}.", isStopped);
    }

    /// <summary>Open requests in the order in which workers take them, the night first.</summary>
    public async Task<IReadOnlyList<QueuedRequest>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        return await RequestLedger.OpenAsync(connection, cancellationToken);
    }

    static async Task<DoorAnswer> RequestAsync(
        NpgsqlConnection connection, Month? month, WantedRun wanted, Asker asker, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (request, isNew) = await RequestLedger.AddAsync(connection, month, wanted, asker, cancellationToken);
        if (asker.Source != RequestSource.Schedule) await ActionAudit.RecordAsync(
            connection,
            new AuditedAction(asker.Who, $"request {request.Name}", asker.Why, Before: isNew ? null : Shown(request), After: Shown(request)),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new DoorAnswer(request, isNew);
    }

    static Task AuditAsync(NpgsqlConnection connection, string what, object before, Asker asker, CancellationToken cancellationToken) =>
        ActionAudit.RecordAsync(
            connection, new AuditedAction(asker.Who, what, asker.Why, before is QueuedRequest request ? Shown(request) : before),
            cancellationToken);

    static object Shown(QueuedRequest request) =>
        new { request.RequestId, Month = request.Month?.ToString(), request.Wanted, request.State, request.RunId, request.Source };

    static void EnsureReason(Asker asker)
    {
        if (string.IsNullOrWhiteSpace(asker.Why)) throw new UsageException("Found no reason; expected why, in a few words.");
    }
}
