// name: shortcomings
// purpose: What reports name as a shortcoming
// title-zh: 各区县自述哪些不足
// parameters:
//   district: district: only this district, or the districts of this city or province: null
//   year: year: only reports whose period covers this year: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the report is about
//   kind: program, measurement or policy
//   what: the program, metric or policy
//   value: the number of a measurement
//   unit: its unit
//   sentence: the words of the report that say so
//   section: the headings that they stand under
//   report: title of the report
MATCH (f:Fact {status: 'shortcoming'})
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
  AND ($year IS NULL OR (left(r.period, 4) <= $year AND $year <= left(last(split(r.period, '/')), 4)))
OPTIONAL MATCH (f)-[:RUN_OF|CITES]->(c)
WITH d, r, f, c,
     CASE WHEN f:ProgramRun THEN 'program' WHEN f:Measurement THEN 'measurement' ELSE 'policy' END AS kind
RETURN d.name AS district, d.code AS code, r.period AS period, kind, coalesce(c.name, f.metric) AS what,
       f.value AS value, f.unit AS unit, coalesce(f.sentence, f.quote) AS sentence, f.section AS section,
       r.name AS report
ORDER BY code, d.id, period, r.id, f.start, f.id
