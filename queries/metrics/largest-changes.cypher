// name: largest-changes
// purpose: How a metric changed on the year before, largest rise first: by two comparable values, and as reports state it
// title-zh: 某项指标变化最大的区县
// title-en: Where a metric changed most
// parameters:
//   metric: metric: the metric whose level changes, by any of its names: required
//   years: years: only changes up to this year, or to one of these: null
//   count: count: at most so many rows: 10
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   from: the period before
//   to: the period after
//   before: the value before, where a report gives it
//   after: the value after
//   unit: unit of both
//   change: how much it rose, negative where it fell: in percent, for rates in percentage points
//   computed: the change that the two values give; empty where one is missing
//   stated: the change that the report states; empty where it states none
//   apart: why the change does not stand beside those of whole districts over whole years, which come first
//   facts: identifiers of the facts that the row rests on
CALL () {
  MATCH (m:Metric {name: $metric})
  MATCH (f:Measurement)-[:MEASURES|CHANGE_IN]->(m)
  RETURN f
  UNION
  MATCH (f:Measurement)
  WHERE f.metric = $metric OR f.changeOf = $metric
  RETURN f
}
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE f.basis <> 'target' AND f.value IS NOT NULL AND f.periodLength IN ['year', 'half-year', 'quarter']
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
WITH d, f ORDER BY CASE WHEN r.period = f.period THEN 0 ELSE 1 END, r.id, f.start, f.id
WITH d, collect(f) AS found
UNWIND found AS f
WITH DISTINCT d, found, f.period AS to, f.periodLength AS length, f.scope AS scope,
     toString(toInteger(left(f.period, 4)) - 1) AS year, substring(f.period, 4) AS part
WITH d, found, year + part AS from, to, length, scope
WHERE $years IS NULL OR (left(to, 4) <= $years[1] AND $years[0] <= left(to, 4))
WITH d, from, to, length, scope, found,
     head([f IN found WHERE f.period = to AND f.scope = scope AND f.kind = 'value' AND f.main]) AS after,
     head([f IN found WHERE f.period = to AND f.scope = scope AND f.kind = 'change' AND f.basePeriod = from
                        AND f.unitClass IN ['percentage', 'percentage-points']]) AS stated
WITH d, from, to, length, scope, after, stated,
     head([f IN found WHERE f.period = from AND f.comparison = after.comparison AND f.main]) AS before
WHERE stated IS NOT NULL OR before IS NOT NULL
WITH d, from, to, length, scope, before, after, stated,
     CASE WHEN after.unitClass = 'percentage' THEN after.value - before.value
          WHEN before.value > 0 THEN 100 * (after.value - before.value) / before.value END AS computed,
     CASE stated.changeDirection WHEN 'down' THEN -stated.value ELSE stated.value END AS said
WITH d, from, to, length, scope, before, after, stated, floor(100 * computed + 0.5) / 100 AS computed, said
WHERE computed IS NOT NULL OR said IS NOT NULL
RETURN d.name AS district, d.code AS code, from, to, before.value AS before, after.value AS after,
       after.unit AS unit, coalesce(computed, said) AS change, computed, said AS stated,
       CASE WHEN length <> 'year' AND scope <> 'district' THEN length + ' against year; ' + scope + ' against district'
            WHEN length <> 'year' THEN length + ' against year'
            WHEN scope <> 'district' THEN scope + ' against district' ELSE '' END AS apart,
       [fact IN [after.id, before.id, stated.id] WHERE fact IS NOT NULL] AS facts
ORDER BY CASE apart WHEN '' THEN 0 ELSE 1 END, change DESC, code, d.id, to, scope
LIMIT $count
