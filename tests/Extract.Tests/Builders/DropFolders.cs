namespace InsightsEtl.Extract.Tests;

/// <summary>A drop folder and a landing of one test, with deliveries of the attributions feed unless the test says otherwise.</summary>
sealed class DropFolders : IDisposable
{
    public const string Date = "2026-10-31";

    readonly TemporaryFolder _folder = new();

    public DropFolders() => Directory.CreateDirectory(Feeds);

    public string Feeds => _folder.File("feeds");

    public string Outside => _folder.File("outside");

    public Landing Landing => new(_folder.File("landing"));

    public string DateFolder => Path.Combine(Landing.Folder, "attributions", Date);

    public DeliveryFolder Delivery(string feed = "attributions", string date = Date) => new(Feeds, feed, date);

    /// <summary>A whole delivery with as many rows as there are ids.</summary>
    public DeliveryFolder Deliver(params string[] ids)
    {
        var delivery = Delivery().Part("part-000.csv", PartFile.Header + string.Concat(ids.Select(id => $"{id},b,c\n")), ids.Length);
        delivery.Manifest();
        return delivery;
    }

    public async Task<PickupResult> PickUp(PickupScope? scope = null) =>
        await new DropFolderPickup(Landing).RunAsync(Feeds, scope ?? PickupScope.Everything, CancellationToken.None);

    public async Task<PickupResult> Check() =>
        await new DropFolderPickup(Landing).CheckAsync(Feeds, PickupScope.Everything, CancellationToken.None);

    /// <summary>The one delivery's outcome.</summary>
    public async Task<PickedUpDelivery> PickUpOne() => (await PickUp()).Deliveries.Should().ContainSingle().Subject;

    /// <summary>Everything in landing but its lock, relative to it.</summary>
    public IEnumerable<string> Landed() => !Directory.Exists(Landing.Folder)
        ? []
        : Directory.EnumerateFiles(Landing.Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Landing.Folder, path)).Where(path => path != ".writers").Order();

    public void Dispose() => _folder.Dispose();
}
