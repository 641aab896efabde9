namespace InsightsEtl.Generator;

/// <summary>The SKUs that are sold: names, part numbers and ids are the public ones, but for the ids of the two Azure offers.</summary>
static class SkuCatalogue
{
    static readonly string[] Suite = ["Exchange Online", "SharePoint Online", "Teams"];
    static readonly string[] Frontline = ["Exchange Online", "Teams"];
    static readonly string[] Mail = ["Exchange Online"];
    static readonly string[] Mobility = ["AADP", "Intune"];

    public static readonly Sku[] All =
    [
        Office("3b555118-da6a-4418-894f-7df1e2096870", "Microsoft 365 Business Basic", "O365_BUSINESS_ESSENTIALS", 600, SkuKind.SmallSuite, 22, Suite),
        Office("f245ecc8-75af-4f8e-b61f-27d8114de5f3", "Microsoft 365 Business Standard", "O365_BUSINESS_PREMIUM", 1250, SkuKind.SmallSuite, 34, Suite),
        Office("cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46", "Microsoft 365 Business Premium", "SPB", 2200, SkuKind.SmallSuite, 26, Suite),
        Office("18181a46-0d4e-45cd-891e-60aabd171b4e", "Office 365 E1", "STANDARDPACK", 1000, SkuKind.SmallSuite, 6, Suite),
        Office("4b9405b0-7788-4568-add1-99614e613b69", "Exchange Online (Plan 1)", "EXCHANGESTANDARD", 400, SkuKind.SmallSuite, 12, Mail),
        Office("05e9a617-0261-4cee-bb44-138d3ef5d965", "Microsoft 365 E3", "SPE_E3", 3600, SkuKind.LargeSuite, 38, Suite),
        Office("06ebc4ee-1bb5-47dd-8120-11324bc54e06", "Microsoft 365 E5", "SPE_E5", 5700, SkuKind.LargeSuite, 18, Suite),
        Office("6fd2c87f-b296-42f0-b197-1e91e994b900", "Office 365 E3", "ENTERPRISEPACK", 2300, SkuKind.LargeSuite, 22, Suite),
        Office("c7df2760-2c81-4ef7-b578-5b5392b571df", "Office 365 E5", "ENTERPRISEPREMIUM", 3800, SkuKind.LargeSuite, 7, Suite),
        Office("66b55226-6b4f-492c-910c-a3b7a3c9d993", "Microsoft 365 F3", "SPE_F1", 800, SkuKind.LargeExtra, 12, Frontline),
        Office("44575883-256e-4a79-9da4-ebe9acabe2b2", "Microsoft 365 F1", "M365_F1", 225, SkuKind.LargeExtra, 5, Frontline),
        Office("4b585984-651b-448a-9e53-3b10f069cf7f", "Office 365 F3", "DESKLESSPACK", 400, SkuKind.LargeExtra, 4, Frontline),
        Office("19ec0d23-8335-4cbd-94ac-6050e30712fa", "Exchange Online (Plan 2)", "EXCHANGEENTERPRISE", 800, SkuKind.Extra, 4, Mail),
        Office("53818b1b-4a27-454b-8896-0dba576410e6", "Project Plan 3", "PROJECTPROFESSIONAL", 3000, SkuKind.Extra, 4, ["Project"], "Planner and Project Plan 3"),
        Office("c5928f49-12ba-48f7-ada3-0d743a3601d5", "Visio Plan 2", "VISIOCLIENT", 1500, SkuKind.Extra, 4, ["Visio"]),
        Office("710779e8-3d4a-4c88-adb9-386c958d1fdf", "Microsoft Teams Exploratory", "TEAMS_EXPLORATORY", 0, SkuKind.Extra, 3, ["Teams"]),
        Office("639dec6b-bb19-468b-871c-c5c441c4b0cb", "Microsoft 365 Copilot", "Microsoft_365_Copilot", 3000, SkuKind.AddOn, 50, ["Copilot"]),
        Office("e43b5b99-8dfb-405f-9987-dc307f34bcbd", "Microsoft Teams Phone Standard", "MCOEV", 800, SkuKind.AddOn, 50, ["Teams"]),
        Mobile("efccb6f7-5641-4e0e-bd10-b4976e1bf68e", "Enterprise Mobility + Security E3", "EMS", 1060, 9),
        Mobile("b05e124f-c7cc-45a0-a6aa-8cf78c946968", "Enterprise Mobility + Security E5", "EMSPREMIUM", 1640, 4),
        Mobile("078d2b04-f1bd-4111-bbd4-b4b1b354cef4", "Azure Active Directory Premium P1", "AAD_PREMIUM", 600, 5, "Microsoft Entra ID P1"),
        Mobile("84a661c4-e949-4bd2-a560-ed7766fcaf2b", "Azure Active Directory Premium P2", "AAD_PREMIUM_P2", 900, 2, "Microsoft Entra ID P2"),
        Analytics("f8a1db68-be16-40ed-86d5-cb42ce701560", "Power BI Pro", "POWER_BI_PRO", 1400, 16),
        Analytics("c1d032e0-5619-4761-9b5c-75b6831e1711", "Power BI Premium Per User", "PBI_PREMIUM_PER_USER", 2400, 5),
        Analytics("a403ebcc-fae0-4ca2-8c8c-7a907fd6c235", "Power BI (free)", "POWER_BI_STANDARD", 0, 5),
        Dynamics("1e1a282c-9c54-43a2-9310-98ef728faace", "Dynamics 365 for Sales Enterprise Edition", "DYN365_ENTERPRISE_SALES", "Sales", 10_500, 15, "Dynamics 365 Sales Enterprise"),
        Dynamics("2edaa1dc-966d-4475-93d6-8ee8dfd96877", "Dynamics 365 Sales Premium", "DYN365_SALES_PREMIUM", "Sales", 15_000, 3),
        Dynamics("be9f9771-1c64-4618-9907-244325141096", "Dynamics 365 For Sales Professional", "D365_SALES_PRO", "Sales", 6_500, 10),
        Dynamics("749742bf-0d37-4158-a120-33567104deeb", "Dynamics 365 for Customer Service Enterprise Edition", "DYN365_ENTERPRISE_CUSTOMER_SERVICE", "Customer Service", 10_500, 9),
        Dynamics("1439b6e2-5d59-4873-8c59-d60e2a196e92", "Dynamics 365 Customer Service Professional", "DYN365_CUSTOMER_SERVICE_PRO", "Customer Service", 5_000, 6),
        Dynamics("c7d15985-e746-4f01-b113-20b575898250", "Dynamics 365 for Field Service Enterprise Edition", "DYN365_ENTERPRISE_FIELD_SERVICE", "Field Service", 10_500, 6),
        Dynamics("55c9eb4e-c746-45b4-b255-9ab6b19d5c62", "Dynamics 365 Finance", "DYN365_FINANCE", "Finance", 21_000, 4),
        Dynamics("f2e48cb3-9da0-42cd-8464-4a54ce198ad0", "Dynamics 365 for Supply Chain Management", "DYN365_SCM", "Supply Chain", 21_000, 3),
        Dynamics("2880026b-2b0c-4251-8656-5d41ff11e3aa", "Dynamics 365 Business Central Essentials", "DYN365_BUSCENTRAL_ESSENTIAL", "Business Central", 8_000, 18),
        Dynamics("f991cecc-3f91-4cd0-a9a8-bf1c8167e029", "Dynamics 365 Business Central Premium", "DYN365_BUSCENTRAL_PREMIUM", "Business Central", 11_000, 6),
        Dynamics("2e3c4023-80f6-4711-aa5d-29e0ecb46835", "Dynamics 365 Business Central Team Members", "DYN365_BUSCENTRAL_TEAM_MEMBER", "Business Central", 800, 7),
        Dynamics("7ac9fe77-66b7-4e5e-9e46-10eed1cff547", "Dynamics 365 Team Members", "DYN365_TEAM_MEMBERS", "Sales", 800, 7),
        Dynamics("98619618-9dc8-48c6-8f0c-741890ba5f93", "Dynamics 365 Project Operations", "DYN365_PROJECT_OPERATIONS", "Project Operations", 13_500, 4),
        Dynamics("7a551360-26c4-4f61-84e6-ef715673e083", "Dynamics 365 Remote Assist", "MICROSOFT_REMOTE_ASSIST", "Field Service", 6_500, 2),
        Dynamics("1e615a51-59db-4807-9957-aa83c3657351", "Dynamics 365 Customer Service Enterprise Viral Trial", "Dynamics_365_Customer_Service_Enterprise_viral_trial", "Customer Service", 0, 50),
        Dynamics("6ec92958-3cc1-49db-95bd-bc6b3798df71", "Dynamics 365 Sales Premium Viral Trial", "Dynamics_365_Sales_Premium_Viral_Trial", "Sales", 0, 50),
        Cloud("Azure plan", "DZH318Z0BPS6", 18),
        Cloud("Microsoft Azure", "MS-AZR-0145P", 6),
    ];

    static readonly Sku[][] ByKind = [.. Enum.GetValues<SkuKind>().Select(kind => All.Where(sku => sku.Kind == kind).ToArray())];

    public static Sku Named(string partNumber) => Array.Find(All, sku => sku.PartNumber == partNumber)!;

    public static Sku Draw(ulong number, params ReadOnlySpan<SkuKind> kinds)
    {
        var total = 0;
        foreach (var kind in kinds) total += ByKind[(int)kind].Sum(sku => sku.Weight);
        var rest = Chance.Below(total, number);
        foreach (var kind in kinds)
            foreach (var sku in ByKind[(int)kind])
                if ((rest -= sku.Weight) < 0) return sku;
        throw new ArgumentException("No kind to draw from.", nameof(kinds));
    }

    static Sku Office(
        string id, string name, string partNumber, int cents, SkuKind kind, int weight, string[] workloads, string? otherName = null)
    {
        var product = name.StartsWith("Microsoft 365", StringComparison.Ordinal) || name.Contains("Teams", StringComparison.Ordinal)
            ? "Microsoft 365" : "Office 365";
        var (least, most) = kind switch
        {
            SkuKind.SmallSuite or SkuKind.LargeSuite => (800, 1050),
            SkuKind.AddOn => (60, 250),
            _ => (100, 450),
        };
        return new(Guid.Parse(id), name, otherName, product, partNumber, product, cents, workloads, kind, weight, least, most);
    }

    static Sku Mobile(string id, string name, string partNumber, int cents, int weight, string? otherName = null) =>
        new(Guid.Parse(id), name, otherName, "Enterprise Mobility + Security", partNumber, "Security", cents, Mobility,
            SkuKind.Extra, weight, 500, 950);

    static Sku Analytics(string id, string name, string partNumber, int cents, int weight) =>
        new(Guid.Parse(id), name, null, "Power BI", partNumber, "Analytics", cents, ["Power BI"], SkuKind.Extra, weight, 60, 350);

    static Sku Dynamics(string id, string name, string partNumber, string workload, int cents, int weight, string? otherName = null)
    {
        var kind = cents == 0 ? SkuKind.Trial : cents is 8_000 or 800 or 6_500 ? SkuKind.Extra : SkuKind.LargeExtra;
        var category = workload is "Finance" or "Supply Chain" ? "Finance and Operations"
            : workload == "Business Central" ? workload : "Customer Engagement";
        return new(Guid.Parse(id), name, otherName, "Dynamics 365", partNumber, category, cents, [workload], kind, weight,
            cents == 800 ? 150 : 60, cents == 800 ? 400 : 260);
    }

    static Sku Cloud(string name, string partNumber, int weight) =>
        new(DerivedId.Of(name), name, null, "Azure", partNumber, "Azure consumption", 0, ["Azure"], SkuKind.Extra, weight, 0, 0);
}
