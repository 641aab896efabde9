using FsCheck;
using FsCheck.Fluent;

namespace InsightsEtl.Load.Tests;

/// <summary>All worlds: what must be true of each is tried on some, and the smallest found in which it is not is shown.</summary>
/// <remarks>INSIGHTS_WORLDS=FIRST+COUNT tries others, and more.</remarks>
static class Worlds
{
    const ulong Gamma = 0x9E3779B97F4A7C15; // any odd number will do

    static readonly (ulong First, int Count) Tried = Read(Environment.GetEnvironmentVariable("INSIGHTS_WORLDS") ?? "1+1");

    static Arbitrary<World> All => Arb.From(Gen.Choose(1, int.MaxValue - 1).Select(World.Of), world => world.Smaller());

    /// <summary>Away from the test's own threads, which are few: FsCheck waits for each world.</summary>
    public static Task HoldAsync(Func<World, Task> claim) => Task.Run(() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Tried.Count).WithReplay(Tried.First, Gamma),
        Prop.ForAll<World>(All, world => claim(world).GetAwaiter().GetResult())));

    static (ulong, int) Read(string text) => text.Split('+') is [var first, var count]
        ? (ulong.Parse(first, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture))
        : throw new FormatException($"Found INSIGHTS_WORLDS '{text}'; expected FIRST+COUNT, such as 1+3.");
}
