// name: parts
// purpose: What a total is made of: each part that a report gives, with its share
// title-zh: 某项总数的构成及占比
// title-en: The parts of a total and their shares
// parameters:
//   metric: metric: the total, by any of its names or as a report words it: required
//   years: years: only values of this year, or of one of these: null
//   district: district: only this district, or the districts of this city or province: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that both values belong to
//   whole: the total
//   part: what the part measures, as the report words it
//   value: the number of the part
//   unit: its unit
//   share: the part in percent of the total
//   tie: text where the sentence says that it is a part (其中), definition where only the vocabulary does
//   concept: the metric of the vocabulary that the part is, empty where there is none
//   scope: whose figures they are: district, township, or a body by its type
//   facts: identifiers of the facts that the row rests on
CALL () {
  MATCH (m:Metric {name: $metric})
  MATCH (w:Measurement)-[:MEASURES]->(m)
  RETURN w
  UNION
  MATCH (w:Measurement {metric: $metric})
  RETURN w
}
MATCH (w)-[:STATED_IN]->(r:Report)
MATCH (w)-[:ABOUT]->(d:District)
WHERE w.kind = 'value' AND w.value > 0
  AND ($years IS NULL OR (left(w.period, 4) <= $years[1] AND $years[0] <= left(last(split(w.period, '/')), 4)))
  AND ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
OPTIONAL MATCH (w)-[:MEASURES]->(m:Metric)
CALL (r, w, m) {
  MATCH (p:Measurement)-[:COUNTED_IN]->(w)
  RETURN p, 'text' AS tie
  UNION
  MATCH (r)<-[:STATED_IN]-(p:Measurement)
  WHERE w.main AND p.kind = 'value' AND p.period = w.period AND p.basis = w.basis AND p.scope = w.scope
    AND p.unitClass = w.unitClass AND NOT EXISTS { (p)-[:COUNTED_IN]->(:Measurement) }
    AND EXISTS { (p)-[:MEASURES]->(:Metric)-[:SUBSET_OF|COMPONENT_OF]->(m) }
  RETURN p, 'definition' AS tie
}
WITH d, r, w, p, tie WHERE p.value IS NOT NULL
OPTIONAL MATCH (p)-[:MEASURES]->(c:Metric)
RETURN d.name AS district, d.code AS code, w.period AS period, w.value AS whole, p.metric AS part, p.value AS value,
       p.unit AS unit, floor(1000 * p.value / w.value + 0.5) / 10 AS share, tie, c.name AS concept, w.scope AS scope,
       [w.id, p.id] AS facts
ORDER BY code, d.id, period, r.id, w.start, p.start, p.id
