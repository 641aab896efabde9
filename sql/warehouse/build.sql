-- Fills a month's partition, still on its own, from the staged target, whose columns stand in the same order.
-- {partition} is that of a Partition, {fact} that of a FactTable.
insert into {partition}
table staging.{fact};
