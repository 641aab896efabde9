using System.Text;

namespace InsightsEtl.Generator;

/// <summary>A small file that is there whole or not at all.</summary>
static class WholeFile
{
    public static void Write(string folder, string name, string text)
    {
        var temporary = Path.Combine(folder, $".{name}.tmp");
        File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(temporary, Path.Combine(folder, name), overwrite: true);
    }
}
