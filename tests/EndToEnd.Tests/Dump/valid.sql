-- What every member with a history says in every published month, whether a fact refers to it or not.
select concat('valid ', month_state.month_start, ' ', member.dimension, ' ', member.said)
from warehouse.month_state
join member on member.valid_from <= month_state.month_start and member.valid_to > month_state.month_start;
