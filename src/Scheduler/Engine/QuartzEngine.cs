using Npgsql;
using Quartz;

namespace InsightsEtl.Scheduler.Engine;

/// <summary>
/// Quartz on its PostgreSQL store, clustered: of all hosts on a database, one fires. Its tables lie in a schema of their own, which it
/// makes, and makes anew where somebody has dropped it; nothing but the time depends on them.
/// </summary>
sealed class QuartzEngine : IAsyncDisposable
{
    const string Schema = "scheduler";

    /// <summary>Advisory lock space of hosts that make the tables; those of the ledger are 73302 to 73305.</summary>
    const int MakingLock = 73306;

    static readonly TimeSpan Checkin = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Misfire = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    readonly IScheduler _scheduler;
    readonly IReadOnlyList<EngineTrigger> _triggers;

    QuartzEngine(IScheduler scheduler, IReadOnlyList<EngineTrigger> triggers)
    {
        _scheduler = scheduler;
        _triggers = triggers;
    }

    /// <param name="connectionString">Its login may become insights_etl.</param>
    public static async Task<QuartzEngine> StartAsync(
        string connectionString, IReadOnlyList<EngineTrigger> triggers, EngineCall call, CancellationToken cancellationToken)
    {
        var settings = Settings(connectionString);
        await using var making = await MakeSchemaAsync(settings, cancellationToken);
        var scheduler = await QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.Services.AddSingleton(call);
            // Clustering gives each host an id of its own, as long as none is named here.
            quartz.ConfigureScheduler(options => options.InstanceName = "insights");
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(NpgsqlFactory.Instance, settings);
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
                store.ConfigureStore(options => options.MisfireThreshold = Misfire);
                store.UseClustering(options => options.CheckinInterval = Checkin);
            });
        }).BuildScheduler(cancellationToken);
        var engine = new QuartzEngine(scheduler, triggers);
        try
        {
            // As this host's settings say; what another host's firing loses by it is caught up with.
            foreach (var trigger in triggers) await engine.SetAsync(trigger, cancellationToken);
            await scheduler.Start(cancellationToken);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sets every trigger that is gone or has failed; one that is there keeps its next time.</summary>
    /// <exception cref="SchedulerException">Its tables are gone or the database is away: start another engine.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        foreach (var trigger in _triggers)
        {
            var key = new TriggerKey(trigger.Name);
            var isSet = await _scheduler.GetTrigger(key, cancellationToken) is not null
                && await _scheduler.GetTriggerState(key, cancellationToken) != TriggerState.Error;
            if (!isSet) await SetAsync(trigger, cancellationToken);
        }
    }

    /// <summary>Ends within seconds. Where its tables are gone it still waits to write down what it has done, and ends once they are back.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None).AsTask().WaitAsync(LongestEnd);
        }
        catch (TimeoutException)
        {
            // It fires nothing any more.
        }
    }

    async Task SetAsync(EngineTrigger trigger, CancellationToken cancellationToken) => await _scheduler.ScheduleJob(
        JobBuilder.Create<FireJob>().WithIdentity(trigger.Name).Build(),
        TriggerBuilder.Create()
            .WithIdentity(trigger.Name)
            .WithSchedule(CronScheduleBuilder.Create(trigger.Cron).InTimeZone(trigger.Zone)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build(),
        ScheduleJobOptions.Replacing,
        cancellationToken);

    static string Settings(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "insights schedule",
        SearchPath = Schema,
        Options = "-c role=insights_etl -c lock_timeout=60000 -c idle_in_transaction_session_timeout=60000",
        MaxPoolSize = 5,
    }.ConnectionString;

    /// <returns>While it is open no other host makes the tables.</returns>
    static async Task<NpgsqlConnection> MakeSchemaAsync(string settings, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"select pg_advisory_lock({MakingLock}, 0); create schema if not exists {Schema}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }
}
