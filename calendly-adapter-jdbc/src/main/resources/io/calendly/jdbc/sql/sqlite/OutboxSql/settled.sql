-- There is one writer, so positions are committed in order.
SELECT 9223372036854775807
