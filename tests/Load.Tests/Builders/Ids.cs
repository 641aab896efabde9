using System.Text;

namespace InsightsEtl.Load.Tests;

/// <summary>Ids that can be read: the letters of a name, in a GUID that sorts as the name does.</summary>
static class Ids
{
    const int Bytes = 16;

    /// <param name="name">At most 16 ASCII characters.</param>
    public static Guid Of(string name)
    {
        var bytes = new byte[Bytes];
        Encoding.ASCII.GetBytes(name, bytes);
        return new Guid(bytes, bigEndian: true);
    }

    public static string NameOf(Guid id) => Encoding.ASCII.GetString(id.ToByteArray(bigEndian: true)).TrimEnd('\0');
}
