namespace InsightsEtl.Scheduler.Embedded;

/// <summary>The server process of one data folder, as its <c>postmaster.pid</c> and the system's process list tell it.</summary>
sealed class Postmaster(string dataFolder)
{
    /// <summary>No system gives this number: Linux ends at 4194304.</summary>
    const string NoProcess = "4194305";

    const string ProcessList = "/proc";

    string PidFile => Path.Combine(dataFolder, "postmaster.pid");

    /// <summary>The port it was started on; null where no server of this folder lives, whatever a left-over file says.</summary>
    public int? LivePort()
    {
        var lines = ReadPidFile();
        return lines.Length >= 4
            && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
            && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
            && IsOurs(pid) ? port : null;
    }

    /// <summary>
    /// A killed server leaves its file, and by now another process may have its number, which the next server would take for
    /// a living one. The number is replaced, the file stays: its shared memory key is how a server sees children of the dead one.
    /// </summary>
    public void ForgetReusedNumber()
    {
        var lines = ReadPidFile();
        if (lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid) && IsAlive(pid) && !IsOurs(pid))
        {
            lines[0] = NoProcess;
            ServerFile.Write(PidFile, string.Join('\n', lines) + "\n");
        }
    }

    /// <summary>The path with every link on the way followed, as the system shows a process's folder.</summary>
    public static string RealPath(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        var here = Path.Combine(RealPath(parent), Path.GetFileName(path));
        return new FileInfo(here).LinkTarget is null ? here : RealPath(new DirectoryInfo(here).ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    string[] ReadPidFile()
    {
        try
        {
            return File.Exists(PidFile) ? File.ReadAllLines(PidFile) : [];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    /// <summary>A server works in its data folder and names it on its command line, which may be seen where the former may not
    /// (root in a container). Without a process list (macOS) the file is believed if the process lives.</summary>
    bool IsOurs(int pid) => Directory.Exists(ProcessList)
        ? WorkingFolder(pid) is { } folder ? folder == RealPath(dataFolder) : NamesFolder(pid)
        : IsAlive(pid);

    static string? WorkingFolder(int pid)
    {
        try
        {
            return Directory.ResolveLinkTarget($"{ProcessList}/{pid}/cwd", returnFinalTarget: false)?.FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    bool NamesFolder(int pid)
    {
        try
        {
            var words = File.ReadAllText($"{ProcessList}/{pid}/cmdline").Split('\0');
            return words[0].EndsWith("postgres", StringComparison.Ordinal) && words.Contains(dataFolder, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static bool IsAlive(int pid)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
