-- Brings dim_geography in line with seeds/geography.csv; a country keeps its key.
-- Params: one array per column.
-- Again:  the same file changes nothing.
insert into warehouse.dim_geography (iso2, iso3, country_name, region, sub_region)
select iso2, iso3, country_name, region, sub_region
from unnest(@iso2, @iso3, @country_name, @region, @sub_region) as country (iso2, iso3, country_name, region, sub_region)
where not exists (select from warehouse.dim_geography where dim_geography.iso2 = country.iso2);

update warehouse.dim_geography
set iso3 = country.iso3, country_name = country.country_name, region = country.region, sub_region = country.sub_region
from unnest(@iso2, @iso3, @country_name, @region, @sub_region) as country (iso2, iso3, country_name, region, sub_region)
where dim_geography.iso2 = country.iso2
    and (dim_geography.iso3, dim_geography.country_name, dim_geography.region, dim_geography.sub_region)
        is distinct from (country.iso3, country.country_name, country.region, country.sub_region);
