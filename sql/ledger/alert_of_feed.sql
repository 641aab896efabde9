-- Writes the message that a feed is late; one per feed and date.
-- Params: @feed, @expected (date), @message.
insert into etl.alert (kind, feed, expected_date, message)
values ('late feed', @feed, @expected, @message)
on conflict do nothing;
