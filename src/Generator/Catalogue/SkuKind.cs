namespace InsightsEtl.Generator;

/// <summary>For whom and for what a SKU is bought.</summary>
enum SkuKind
{
    /// <summary>A small company's office.</summary>
    SmallSuite,

    /// <summary>A large company's office.</summary>
    LargeSuite,

    /// <summary>What any company may add.</summary>
    Extra,

    /// <summary>What a company of fifty people and more may add.</summary>
    LargeExtra,

    /// <summary>Free for a month, then bought or ended.</summary>
    Trial,

    /// <summary>Rides on another subscription as its second SKU.</summary>
    AddOn,
}
