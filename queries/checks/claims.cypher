// name: claims
// purpose: Claims of all or nothing (100 percent, none at all, full coverage), and the figures that the same sentence gives for them
// title-zh: “全覆盖”“100%”“零”等断言有无数字支撑
// title-en: Claims of all or nothing, with or without figures
// parameters:
//   district: district: only this district, or the districts of this city or province: null
//   years: years: only reports whose period covers this year, or one of these: null
//   words: text: words that claim full coverage: "全覆盖"
// columns:
//   claim: full (100 percent), none (zero) or words (a sentence with the words)
//   district: name of the district
//   code: its six digits of GB/T 2260
//   period: the period of the report
//   what: the claim in short
//   supported: whether the same sentence gives counts
//   figures: those counts
//   sentence: the words of the report that claim it
//   report: title of the report
//   facts: identifiers of the facts that the row rests on
CALL () {
  MATCH (f:Measurement {kind: 'value'})
  WHERE f.value = 100 AND f.unitClass = 'percentage' AND f.basis <> 'target'
  RETURN f, 'full' AS claim
  UNION
  MATCH (f:Measurement {kind: 'value'})
  WHERE f.value = 0 AND f.basis <> 'target'
  RETURN f, 'none' AS claim
  UNION
  MATCH (f:Fact)
  WHERE (f:Measurement OR f:ProgramRun) AND f.status = 'done' AND coalesce(f.sentence, f.quote) CONTAINS $words
  RETURN f, 'words' AS claim
}
MATCH (f)-[:STATED_IN]->(r:Report)
MATCH (f)-[:ABOUT]->(d:District)
WHERE ($district IS NULL OR EXISTS { (d)-[:PART_OF*0..3]->(:District {id: $district}) })
  AND ($years IS NULL OR (left(r.period, 4) <= $years[1] AND $years[0] <= left(last(split(r.period, '/')), 4)))
WITH claim, d, r, coalesce(f.sentence, f.quote) AS sentence, f ORDER BY f.start, f.id
WITH claim, d, r, sentence, collect(f.id) AS claims,
     CASE claim WHEN 'words' THEN [$words] ELSE collect(f.name) END AS what
OPTIONAL MATCH (g:Measurement)-[:STATED_IN]->(r)
WHERE coalesce(g.sentence, g.quote) = sentence AND g.kind = 'value' AND g.value > 0 AND g.unitClass <> 'percentage'
WITH claim, d, r, sentence, claims, what, g ORDER BY g.start, g.id
WITH claim, d, r, sentence, claims, what, collect(g.name) AS figures, collect(g.id) AS counts
RETURN claim, d.name AS district, d.code AS code, r.period AS period, what, size(figures) > 0 AS supported, figures,
       sentence, r.name AS report, claims + [count IN counts WHERE NOT count IN claims] AS facts
ORDER BY claim, code, d.id, period, r.id, sentence
