namespace InsightsEtl.Scheduler.Embedded;

/// <summary>The cluster's own postgresql.conf, written anew at each start; <c>local.conf</c> beside it is the operator's and wins.</summary>
static class ServerSettings
{
    /// <summary>Docker gives a container 64 MB of /dev/shm unless told; a parallel hash join asks for more than that.</summary>
    const long SmallSharedMemoryBytes = 512L << 20;

    /// <summary>
    /// Sized for a nightly warehouse on two cores: long transactions, bulk loads, six connections a month that is worked on. Loopback only,
    /// no socket file (its path may have 107 characters at most, a home's may have more), no replication.
    /// </summary>
    const string Warehouse = """
        # Written by insights at each start. Put changes into local.conf beside this file.
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        max_connections = 150
        password_encryption = 'scram-sha-256'
        wal_level = minimal
        max_wal_senders = 0
        wal_compression = on
        max_wal_size = '4GB'
        checkpoint_timeout = '15min'
        shared_buffers = '256MB'
        effective_cache_size = '1GB'
        work_mem = '32MB'
        maintenance_work_mem = '256MB'
        jit = off
        random_page_cost = 1.1
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%m [%p] %u@%d '
        logging_collector = on
        log_directory = 'log'
        log_filename = 'postgres-%a.log'
        log_truncate_on_rotation = on
        log_rotation_age = '1d'
        log_rotation_size = 0
        """;

    /// <summary>Tests only: a private cluster that dies with its test process need not survive a crash of the machine.</summary>
    const string Throwaway = """
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        shared_buffers = '64MB'
        max_wal_size = '1GB'
        wal_compression = off
        autovacuum = off
        logging_collector = off
        """;

    const string Entrance = """
        # Written by insights: loopback only, by password only.
        host all all 127.0.0.1/32 scram-sha-256
        """;

    public static void Write(string dataFolder, int port, ClusterOptions options)
    {
        var sharedMemory = HasLittleSharedMemory() ? "dynamic_shared_memory_type = mmap\n" : "";
        var throwaway = options.IsThrowaway ? Throwaway + "\n" : "";
        ServerFile.Write(Path.Combine(dataFolder, "insights.conf"), $"{Warehouse}\nport = {port}\n{sharedMemory}{throwaway}");
    }

    /// <summary>Once, when the cluster is made.</summary>
    public static void Include(string dataFolder)
    {
        File.AppendAllText(Path.Combine(dataFolder, "postgresql.conf"), "\ninclude 'insights.conf'\ninclude_if_exists 'local.conf'\n");
        File.WriteAllText(Path.Combine(dataFolder, "pg_hba.conf"), Entrance + "\n");
    }

    static bool HasLittleSharedMemory() =>
        Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").TotalSize < SmallSharedMemoryBytes;
}
