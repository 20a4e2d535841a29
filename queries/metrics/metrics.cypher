// name: metrics
// purpose: The metrics: their units, their periods, how many districts give them
// title-zh: 有哪些指标
// title-en: Which metrics there are
// parameters:
//   unit: unit: only metrics with values in this unit, as reports write it: null
// columns:
//   metric: what is measured, as reports word it
//   concept: the metric of the vocabulary that it is, empty where there is none
//   units: the units of its values (changes aside); more than one calls for care
//   periods: the periods of its values
//   districts: how many districts give it
//   measurements: how many values there are
//   facts: identifiers of the facts that the row rests on
MATCH (f:Measurement)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
OPTIONAL MATCH (f)-[:MEASURES]->(m:Metric)
WITH f.metric AS metric, m.name AS concept, f, d, coalesce(f.period, r.period) AS period
ORDER BY period, f.unit, f.id
WITH metric, concept, collect(DISTINCT CASE WHEN f.changeDirection IS NULL THEN f.unit END) AS units,
     collect(DISTINCT period) AS periods,
     count(DISTINCT d) AS districts, count(f) AS measurements, collect(f.id) AS facts
WITH metric, concept, units, periods, districts, measurements, facts
WHERE $unit IS NULL OR $unit IN units
RETURN metric, concept, units, periods, districts, measurements, facts
ORDER BY districts DESC, measurements DESC, metric, concept, units, periods, facts
