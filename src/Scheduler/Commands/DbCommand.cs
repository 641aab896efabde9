namespace InsightsEtl.Scheduler.Commands;

/// <summary><c>insights db</c>: the database behind the warehouse.</summary>
static class DbCommand
{
    public static InsightsCommand Create() => new("db", "The database: start, stop, connect, migrate.", "insights db start\ninsights db psql")
    {
        DbStartCommand.Create(),
        DbStopCommand.Create(),
        DbUrlCommand.Create(),
        DbPsqlCommand.Create(),
        DbMigrateCommand.Create(),
        DbLoginCommand.Create(),
    };
}
