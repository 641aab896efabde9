-- A delivery that is left out is told of, again where it is left out for another reason; a late feed once per feed and date, as before.
alter table etl.alert
    drop constraint alert_kind_check,
    drop constraint alert_check,
    drop constraint alert_feed_expected_date_key,
    add constraint alert_kind_check check (kind in ('failed', 'checks failed', 'late feed', 'left out')),
    add constraint alert_check check ((kind in ('late feed', 'left out')) = (feed is not null and expected_date is not null));

create unique index alert_late_feed on etl.alert (feed, expected_date) where kind = 'late feed';

alter table etl.delivery_problem add column told_message text;

comment on column etl.delivery_problem.told_message is 'The message that the webhook was told of last; null: none';
comment on table etl.alert is
    'Messages for the webhook: one per run, one per late feed and date, one per delivery and reason why it is left out. Grain: message.';
comment on column etl.alert.run_id is 'The run it tells of; null: a feed';
comment on column etl.alert.kind is 'failed, checks failed, late feed or left out';
comment on column etl.alert.feed is 'The feed that is late or left out; null: a run';
comment on column etl.alert.expected_date is 'Business date of the delivery that is late or left out; null: a run';
