-- What is wished of a request after it was made: that it end early, whatever its worker is at; that its month be looked at once more.
alter table etl.run_request
    add column cancelled_by text,
    add column cancel_reason text,
    add column is_asked_again boolean not null default false,
    add column cancel_requested_at timestamptz,
    add check (num_nulls(cancelled_by, cancel_reason, cancel_requested_at) in (0, 3));

comment on column etl.run_request.cancelled_by is 'Who wished it to end early; null: nobody';
comment on column etl.run_request.cancel_reason is 'Why, in the words of who wished it';
comment on column etl.run_request.is_asked_again is 'Whether a night found it open and its month is to be looked at once more when it has ended; false once that is done';
comment on column etl.run_request.cancel_requested_at is 'When it was wished, UTC; what is being worked on ends within seconds';

create index run_request_asked_again on etl.run_request (month_start) where is_asked_again;
