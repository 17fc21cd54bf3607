DELETE FROM holds WHERE id IN (SELECT value ->> 'id' FROM json_each(:rows))
