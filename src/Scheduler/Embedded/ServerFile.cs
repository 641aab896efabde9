namespace InsightsEtl.Scheduler.Embedded;

/// <summary>A file we put into the server's folder for it to read.</summary>
static class ServerFile
{
    /// <summary>
    /// Made anew, never written through what is there: the folder is the server's, and a link planted in it would make root write elsewhere.
    /// The folder is private, so the file need not be; the server must read it whatever the caller's umask.
    /// </summary>
    public static void Write(string path, string text)
    {
        File.Delete(path);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        File.SetUnixFileMode(stream.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }
}
