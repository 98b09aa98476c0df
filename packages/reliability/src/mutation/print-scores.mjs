const counted = ["Killed", "Timeout", "Survived", "NoCoverage"];

/** Prints a table of the mutants by file and by folder, and the lines of those that nothing noticed. */
export function printScores(results) {
  const folders = [...new Set(results.map(({ folder }) => folder))];
  const rows = folders.flatMap((folder) => {
    const own = results.filter((result) => result.folder === folder);
    return [
      ...own.map(({ name, mutants }) => scoreRow(name, mutants)),
      ...(own.length > 1
        ? [
            scoreRow(
              `${folder}/`,
              own.flatMap(({ mutants }) => mutants),
            ),
          ]
        : []),
    ];
  });
  rows.push(
    scoreRow(
      "all",
      results.flatMap(({ mutants }) => mutants),
    ),
  );
  console.table(rows);
  for (const result of results) printUnnoticed(result);
}

function scoreRow(name, mutants) {
  const counts = counted.map((status) => mutants.filter((mutant) => mutant.status === status).length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const score = total === 0 ? "-" : `${((100 * (counts[0] + counts[1])) / total).toFixed(1)} %`;
  const [killed, timeout, survived, uncovered] = counts;
  return { file: name, mutants: total, killed, timeout, survived, "no coverage": uncovered, score };
}

/** Whether no test failed, whether or not one came by. */
export function isUnnoticed({ status }) {
  return status === "Survived" || status === "NoCoverage";
}

function printUnnoticed({ file, source, mutants }) {
  const lines = source.split("\n");
  for (const { status, mutatorName, replacement, location } of mutants.filter(isUnnoticed)) {
    const { start, end } = location;
    const line = lines[start.line - 1];
    const what =
      start.line === end.line
        ? line.slice(start.column - 1, end.column - 1)
        : `${line.slice(start.column - 1)} …`;
    console.log(
      `\n${file}:${start.line}: ${status}, ${mutatorName}\n  ${line.trim()}\n  ${what} → ${replacement}`,
    );
  }
}
