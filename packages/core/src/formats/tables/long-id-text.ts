/** Whether a text is an ID, or several, in one of the forms that leave no doubt. */
export function isLongIdText(text: string): boolean {
  return /^=?["']*[a-z]?[0-9]{15,20}["']*(?:[\s,;|]+["']*[0-9]{15,20}["']*)*$|^https?:\S*\/[0-9]{15,20}\b\S*$/i.test(
    text,
  );
}
