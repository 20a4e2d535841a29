// name: trends
// purpose: Whether two metrics of a district rose or fell from one year to the next
// title-zh: 两项指标的同期升降
// title-en: Two metrics: which rises, which falls
// parameters:
//   first: metric: a metric, by any of its names: required
//   second: metric: another metric: required
//   years: years: only changes up to this year, or to one of these: null
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   from: the period before
//   to: the period after
//   trends: rises, falls or stays, of the first and of the second metric
//   first: the values of the first metric before and after; a single number is the change that the report states
//   second: those of the second metric
//   scope: whose figures they are: district, township, or a body by its type
//   facts: identifiers of the facts that the row rests on
UNWIND [$first, $second] AS name
CALL (name) {
  MATCH (m:Metric {name: name})
  MATCH (f:Measurement)-[:MEASURES|CHANGE_IN]->(m)
  RETURN f
  UNION
  MATCH (f:Measurement)
  WHERE f.metric = name OR f.changeOf = name
  RETURN f
}
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE f.basis <> 'target' AND f.value IS NOT NULL AND f.periodLength IN ['year', 'half-year', 'quarter']
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
WITH name, d, f ORDER BY CASE WHEN r.period = f.period THEN 0 ELSE 1 END, r.id, f.start, f.id
WITH name, d, collect(f) AS found
UNWIND found AS f
WITH DISTINCT name, d, found, f.period AS to, f.scope AS scope,
     toString(toInteger(left(f.period, 4)) - 1) AS year, substring(f.period, 4) AS part
WITH name, d, found, year + part AS from, to, scope
WHERE $years IS NULL OR (left(to, 4) <= $years[1] AND $years[0] <= left(to, 4))
WITH name, d, from, to, scope, found,
     head([f IN found WHERE f.period = to AND f.scope = scope AND f.kind = 'value' AND f.main]) AS after,
     head([f IN found WHERE f.period = to AND f.scope = scope AND f.kind = 'change' AND f.basePeriod = from]) AS stated
WITH name, d, from, to, scope, after, stated,
     head([f IN found WHERE f.period = from AND f.comparison = after.comparison AND f.main]) AS before
WHERE stated IS NOT NULL OR before IS NOT NULL
WITH name, d, from, to, scope, before, after, stated,
     CASE WHEN after.value > before.value THEN 'rises' WHEN after.value < before.value THEN 'falls'
          WHEN after.value = before.value THEN 'stays'
          WHEN stated.changeDirection = 'up' THEN 'rises' ELSE 'falls' END AS trend,
     CASE WHEN before IS NULL THEN [CASE stated.changeDirection WHEN 'down' THEN -stated.value ELSE stated.value END]
          ELSE [before.value, after.value] END AS said,
     CASE WHEN before IS NULL THEN [stated.id] ELSE [after.id, before.id] END AS facts
WITH name, d, from, to, scope, trend, said, facts ORDER BY CASE name WHEN $first THEN 0 ELSE 1 END, d.id, to
WITH d, from, to, scope, collect(trend) AS trends, collect(said) AS values, collect(facts) AS rests
WHERE size(trends) = 2
RETURN d.name AS district, d.code AS code, from, to, trends, values[0] AS first, values[1] AS second, scope,
       rests[0] + rests[1] AS facts
ORDER BY code, d.id, to, scope
