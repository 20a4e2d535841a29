// name: planned
// purpose: What districts plan: programs, targets, documents
// title-zh: 各区县计划做什么
// title-en: What districts plan
// parameters:
//   district: district: only this district, or the districts of this city or province: null
//   years: years: only reports whose period covers this year, or one of these: null
// columns:
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period that the report is about; the plan is for the time after it
//   kind: program, measurement or policy
//   what: the program, metric or policy
//   value: the number of a target
//   unit: its unit
//   sentence: the words of the report that say so
//   section: the headings that they stand under
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
MATCH (f:Fact {status: 'planned'})
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
  AND ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
OPTIONAL MATCH (f)-[:RUN_OF|CITES]->(c)
WITH d, r, f, c,
     CASE WHEN f:ProgramRun THEN 'program' WHEN f:Measurement THEN 'measurement' ELSE 'policy' END AS kind
RETURN d.name AS district, d.code AS code, r.period AS period, kind, coalesce(c.name, f.metric) AS what,
       f.value AS value, f.unit AS unit, coalesce(f.sentence, f.quote) AS sentence, f.section AS section,
       r.name AS report, [f.id] AS facts
ORDER BY code, d.id, period, r.id, f.start, f.id
