-- Takes a wish back; changes no row when there is none. Called by the verbs resume and throttle.
DELETE FROM migration.control
WHERE wish = :?wish AND scope = :?scope
