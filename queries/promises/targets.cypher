// name: targets
// purpose: Numbers that a report sets as a target, and the value that a report then gives for that period
// title-zh: 目标与实际完成情况
// title-en: Targets and what was reached
// parameters:
//   district: district: only this district, or the districts of this city or province: null
//   years: years: only targets for this year, or for one of these: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   metric: what is to be reached, as the report words it
//   planned: the period of the report that sets the target
//   due: the period that the target is for
//   target: the number
//   unit: its unit
//   bound: ge, le or approx where the report gives a bound
//   change: up or down where the target is an amount of change
//   outcome: met, missed, hidden (the value is suppressed), repeated (set again, no value given) or silent; open where no report covers that period
//   actual: the value that a report gives for that period
//   sentence: the words that set the target
//   facts: identifiers of the facts that the row rests on
MATCH (f:Measurement {basis: 'target'})
WHERE f.value IS NOT NULL
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
  AND ($years IS NULL OR (left(f.period, 4) <= $years[1] AND $years[0] <= left(last(split(f.period, '/')), 4)))
WITH d, r, f,
     EXISTS { MATCH (s:Report)-[:ABOUT]->(d) WHERE s.periodEnd >= f.periodEnd AND s.scope = r.scope
              AND (s.scope = 'district' OR s.agency = r.agency) } AS covered
OPTIONAL MATCH (d)<-[:ABOUT]-(g:Measurement)
WHERE g.period = f.period AND g.kind = f.kind AND g.unitClass = f.unitClass AND g.scope = f.scope
  AND coalesce(g.changeDirection, '') = coalesce(f.changeDirection, '') AND g.basis <> 'target'
  AND (g.metric = f.metric OR (g.main AND EXISTS { (f)-[:MEASURES]->(:Metric)<-[:MEASURES]-(g) }))
WITH d, r, f, covered, g ORDER BY g.metric <> f.metric, NOT g.main, g.start, g.id
WITH d, r, f, covered, head(collect(g)) AS g
OPTIONAL MATCH (d)<-[:ABOUT]-(h:Measurement {basis: 'target'})
WHERE h.periodEnd > f.periodEnd AND h.kind = f.kind AND h.unitClass = f.unitClass AND h.scope = f.scope
  AND (h.metric = f.metric OR EXISTS { (f)-[:MEASURES]->(:Metric)<-[:MEASURES]-(h) })
WITH d, r, f, covered, g, h ORDER BY h.periodEnd, h.start, h.id
WITH d, r, f, covered, g, head(collect(h)) AS h
WITH d, r, f, covered, g, CASE WHEN g IS NULL THEN h END AS again
RETURN d.name AS district, d.code AS code, f.metric AS metric, r.period AS planned, f.period AS due, f.value AS target,
       f.unit AS unit, f.bound AS bound, f.changeDirection AS change,
       CASE WHEN g IS NULL AND again IS NOT NULL AND covered THEN 'repeated' WHEN g IS NULL AND covered THEN 'silent'
            WHEN g IS NULL THEN 'open' WHEN g.value IS NULL THEN 'hidden'
            WHEN f.bound = 'le' AND coalesce(g.low > f.value, false) THEN 'missed'
            WHEN f.bound = 'le' THEN 'met'
            WHEN f.bound = 'approx' AND coalesce(g.high < f.low, false) THEN 'missed'
            WHEN coalesce(f.bound, 'ge') = 'ge' AND coalesce(g.high < f.value, false) THEN 'missed' ELSE 'met' END AS outcome,
       g.value AS actual, coalesce(f.sentence, f.quote) AS sentence,
       [fact IN [f.id, g.id, again.id] WHERE fact IS NOT NULL] AS facts
ORDER BY code, d.id, due, planned, r.id, f.start, f.id
