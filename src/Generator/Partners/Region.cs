namespace InsightsEtl.Generator;

/// <summary>The parts of the world that the reseller's locations share among them.</summary>
enum Region
{
    Americas,
    AsiaPacific,
    CentralEurope,
    MiddleEastAndAfrica,
    WesternEurope,
}
