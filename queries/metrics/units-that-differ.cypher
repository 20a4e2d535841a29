// name: units-that-differ
// purpose: Metrics that reports count in more than one unit: which, how many districts each, and whether they compare
// title-zh: 计量单位不一致的指标
// title-en: Metrics counted in different units
// parameters:
//   metric: metric: only this metric, by any of its names: null
// columns:
//   metric: the metric of the vocabulary, or what is measured as reports word it
//   unit: a unit that it is given in
//   compares: whether values in it compare with those in the unit that most values have
//   class: the class of units that it is of
//   districts: how many districts count in it
//   values: how many values have it
//   example: the words of a report that count in it
//   facts: identifiers of the facts that the row rests on
MATCH (f:Measurement {kind: 'value'})
WHERE $metric IS NULL OR f.metric = $metric OR EXISTS { (f)-[:MEASURES]->(:Metric {name: $metric}) }
OPTIONAL MATCH (f)-[:MEASURES]->(m:Metric)
WITH coalesce(m.name, f.metric) AS metric, f
MATCH (f)-[:ABOUT]->(d:District)
MATCH (f)-[:STATED_IN]->(r:Report)
WITH metric, d, r, f ORDER BY f.unit, f.period, d.code, d.id, r.id, f.start, f.id
WITH metric, f.unit AS unit, f.unitClass AS class, count(DISTINCT d) AS districts, count(f) AS values,
     head(collect(coalesce(f.sentence, f.quote))) AS example, collect(DISTINCT r.id) AS reports, collect(f.id) AS facts
ORDER BY values DESC, districts DESC, unit, class
WITH metric, collect(unit) AS units, collect(class) AS classes, collect(districts) AS districts,
     collect(values) AS values, collect(example) AS examples, collect(reports) AS reports, collect(facts) AS facts
WHERE size(units) > 1 AND any(found IN reports WHERE found <> reports[0])
UNWIND range(0, size(units) - 1) AS place
RETURN metric, units[place] AS unit, coalesce(classes[place], '') = coalesce(classes[0], '') AS compares,
       classes[place] AS class, districts[place] AS districts, values[place] AS values, examples[place] AS example,
       facts[place] AS facts
ORDER BY all(class IN classes WHERE class = classes[0]), metric, place, unit, class, districts, values, example,
         compares, facts
