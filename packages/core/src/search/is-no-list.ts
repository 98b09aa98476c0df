/** Files that lie beside lists in every repository, whatever follows in their names. */
const knownBeginnings = /^(?:readme|licen[cs]e|changelog|contributing|code_of_conduct)(?:[._-]|$)/i;

const knownNames: ReadonlySet<string> = new Set(
  (
    "copying copying.txt notice notice.txt authors authors.txt contributors contributors.txt codeowners citation citation.txt " +
    "makefile dockerfile gemfile rakefile procfile requirements.txt requirements-dev.txt environment.yml environment.yaml " +
    "docker-compose.yml docker-compose.yaml _config.yml mkdocs.yml package.json package-lock.json tsconfig.json " +
    "datapackage.json dataset_description.json x-compliance.yml x-compliance.yaml"
  ).split(" "),
);

/** Whatever is hidden and no data, by a star that names the dot. */
const hiddenNames = /^\.(?:git|editor|npm|pre-commit|ds_store|env)/i;

/** Documents, code and pictures. Tables, databases and archives are not among them: what they are is told by their reader. */
const otherExtensions: ReadonlySet<string> = new Set(
  (
    "md markdown mdx rst adoc tex bib cff pdf doc docx odt ppt pptx html htm css scss " +
    "py pyc ipynb r rmd rproj qmd jl m do sas sps java class scala kt c h cc cpp hpp cs go rs rb pl php lua swift " +
    "ts tsx jsx mjs cjs sh bash zsh bat cmd ps1 toml cfg ini lock svg png jpg jpeg gif webp ico bmp tif tiff mp4 mp3"
  ).split(" "),
);

/** X's own archive keeps its lists in JavaScript files of these names. */
const archiveNames =
  /^(?:tweets?|deleted-tweets?|note-tweets?|community-tweets?|likes?|followers?|following|block|mute)(?:-part\d+)?\.js$/i;

/** Whether a file's name says that it holds no list of IDs. A literal name in `files` counts for more. */
export function isNoList(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const extension = /\.(?<extension>\w+)$/.exec(name)?.groups?.extension?.toLowerCase() ?? "";
  if (hiddenNames.test(name) || otherExtensions.has(extension)) return true;
  if (extension === "js") return !archiveNames.test(name);
  const isData = ["csv", "tsv", "json", "jsonl", "ndjson"].includes(extension);
  return (knownBeginnings.test(name) && !isData) || knownNames.has(name.toLowerCase());
}
