import { expect, test } from "vitest";
import { chooseIdForm } from "./choose-id-form.ts";

const plain = "1230000798458642537";
const mixed = { refusal: "has IDs written as `plain` and `x`: write all in one form, or set `idForm`" };

test("one form is that of all, whatever else stands between", () => {
  expect(chooseIdForm(["tweet_id", `x${plain}`, "", "bad"], "tweets")).toEqual({ form: "x" });
  expect(chooseIdForm(["tweet_id", "x12"], "tweets")).toEqual({ form: "none" });
  expect(chooseIdForm([`t${plain}`, `x${plain}`], "users")).toEqual({ form: "x" });
});

test("digits win as the majority, also behind another form, and a tie is refused", () => {
  expect(chooseIdForm([`x${plain}`, plain, plain], "tweets")).toMatchObject({ form: "plain" });
  expect(chooseIdForm([plain, `x${plain}`], "tweets")).toEqual(mixed);
});

test("no other form wins, as one day most of its IDs may have gone", () => {
  expect(chooseIdForm([...Array<string>(9).fill(`x${plain}`), plain], "tweets")).toEqual(mixed);
  expect(chooseIdForm([`x${plain}`, `t${plain}`, `x${plain}`], "tweets")).toHaveProperty("refusal");
});

test("the first hundred have a say", () => {
  expect(chooseIdForm([...Array<string>(100).fill(plain), `x${plain}`], "tweets")).toEqual({ form: "plain" });
});
