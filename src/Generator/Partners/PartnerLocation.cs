namespace InsightsEtl.Generator;

/// <summary>A location of the reseller; the first is its global account.</summary>
/// <param name="Region">Whose customers it looks after where their own country has no location.</param>
sealed record PartnerLocation(int Number, string City, string Country, Region Region)
{
    public const string GlobalName = "Contoso Cloud Partners";

    const int FirstMpnId = 4_218_600;

    /// <summary>Chance of 1,000 that a location is renamed in a month.</summary>
    const int RenamedPerThousand = 12;

    static readonly string[] Surnames = ["", " North", " Consulting", " & Friends", " \"Next\"", ", Office 2"];

    public static readonly PartnerLocation[] All =
    [
        At(0, "London", "GB"), At(1, "London", "GB"), At(2, "Manchester", "GB"), At(3, "Seattle", "US"), At(4, "Austin", "US"),
        At(5, "Chicago", "US"), At(6, "New York", "US"), At(7, "Atlanta", "US"), At(8, "Toronto", "CA"), At(9, "Montréal", "CA"),
        At(10, "München", "DE"), At(11, "Hamburg", "DE"), At(12, "Köln", "DE"), At(13, "Wien", "AT"), At(14, "Zürich", "CH"),
        At(15, "Paris", "FR"), At(16, "Lyon", "FR"), At(17, "Amsterdam", "NL"), At(18, "Stockholm", "SE"), At(19, "Oslo", "NO"),
        At(20, "København", "DK"), At(21, "Madrid", "ES"), At(22, "Milano", "IT"), At(23, "Kraków", "PL"), At(24, "Αθήνα", "GR"),
        At(25, "Київ", "UA"), At(26, "İstanbul", "TR"), At(27, "دبي", "AE"), At(28, "תל אביב", "IL"), At(29, "東京", "JP"),
        At(30, "大阪", "JP"), At(31, "서울", "KR"), At(32, "Singapore", "SG"), At(33, "Sydney", "AU"), At(34, "São Paulo", "BR"),
        At(35, "Ciudad de México", "MX"), At(36, "Cape Town", "ZA"), At(37, "Bengaluru", "IN"),
    ];

    public int MpnId => FirstMpnId + Number;

    public bool IsGlobal => Number == 0;

    public string NameIn(Chance chance, int month)
    {
        if (IsGlobal) return GlobalName;
        var renames = 0;
        for (var at = 1; at <= month; at++)
            if (chance.Below(1000, Topic.LocationMonth, Number, at) < RenamedPerThousand) renames++;
        return $"{GlobalName} {City}{Surnames[renames % Surnames.Length]}";
    }

    /// <summary>The location that looks after a customer: of its country, else of its region.</summary>
    /// <param name="moves">How often the customer has moved to another one.</param>
    public static PartnerLocation Of(Chance chance, CustomerTraits customer, int moves)
    {
        var near = Near(customer.Country.Iso2);
        return near[(chance.Below(near.Length, Topic.Location, customer.Number) + moves) % near.Length];
    }

    /// <summary>Of the country where there are two or more, else of its region.</summary>
    public static PartnerLocation[] Near(string country) => ByCountry[country];

    static readonly Dictionary<string, PartnerLocation[]> ByCountry = Generator.Country.All.ToDictionary(country => country.Iso2, Nearest);

    static PartnerLocation[] Nearest(Country country)
    {
        var own = Array.FindAll(All, location => !location.IsGlobal && location.Country == country.Iso2);
        return own.Length > 1 ? own : Array.FindAll(All, location => !location.IsGlobal && location.Region == RegionOf(country.Iso2));
    }

    static PartnerLocation At(int number, string city, string country) => new(number, city, country, RegionOf(country));

    static Region RegionOf(string country) => country switch
    {
        "US" or "CA" or "MX" or "BR" => Region.Americas,
        "JP" or "KR" or "SG" or "AU" or "IN" => Region.AsiaPacific,
        "AE" or "SA" or "EG" or "IL" or "TR" or "ZA" => Region.MiddleEastAndAfrica,
        "DE" or "AT" or "CH" or "PL" or "UA" or "BG" => Region.CentralEurope,
        _ => Region.WesternEurope,
    };
}
