UPDATE schedules SET is_default = 0
FROM json_each(:rows) r
WHERE schedules.user_id = r.value ->> 'user_id' AND schedules.is_default = 1
  AND schedules.name <> r.value ->> 'name' AND r.value ->> 'is_default' = 1
