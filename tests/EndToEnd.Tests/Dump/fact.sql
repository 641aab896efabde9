-- One fact, each row as text: what it says, and in place of every key what the member says.
-- {fact} is the table.
with fact as (
    select row_number() over () as place, to_jsonb(fact) - array['run_id', 'month_key'] as said
    from warehouse.{fact} as fact
),
held as (
    select
        fact.place, array_agg(member.dimension) as keys,
        jsonb_object_agg(member.dimension, member.said) as members
    from fact
    cross join lateral jsonb_each_text(fact.said) as entry
    join member on member.dimension = entry.key and member.key::text = entry.value
    group by fact.place
)
select concat('{fact} ', fact.said ->> 'month_start', ' ', held.members ->> 'customer_id', ' ',
    held.members -> 'subscription_key' ->> 'subscription_id', ' ', fact.said - held.keys, ' ', held.members)
from fact
join held using (place);
