import { Client } from "@xdevplatform/xdk";
import { expect, test } from "vitest";
import { type DrivenX, driveX } from "./drive-x.ts";

function connect({ x }: DrivenX, bearerToken: string = x.bearerToken): Client {
  return new Client({ bearerToken, baseUrl: x.origin });
}

test.each(["gcs", "api"] as const)(
  "X's own development kit creates, gets and lists jobs in the flow %s",
  async (flow) => {
    await using driven = await driveX({ flow });
    const { compliance } = connect(driven);
    const created = await compliance.createJobs({ type: "tweets", name: "peer" });
    expect(created.data).toMatchObject({ status: "created", type: "tweets", name: "peer" });
    const id = created.data?.id ?? "";

    const got = await compliance.getJobsById(id, { complianceJobFields: ["id", "status"] });
    expect(got.data).toEqual({ id, status: "created" });

    const list = await compliance.getJobs("tweets", { status: "created", complianceJobFields: ["name"] });
    expect(list).toMatchObject({ data: [{ name: "peer" }] });
    expect((await compliance.getJobs("users")).data).toBeUndefined();
    expect(driven.recorder.requests().map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      "x.createJob 200",
      "x.getJob 200",
      "x.listJobs 200",
      "x.listJobs 200",
    ]);
  },
);

test("X's own development kit understands the refusals", async () => {
  await using driven = await driveX();
  const { compliance } = connect(driven);
  await compliance.createJobs({ type: "users" });
  await expect(compliance.createJobs({ type: "users" })).rejects.toMatchObject({ status: 409 });
  await expect(connect(driven, "wrong").compliance.getJobs("users")).rejects.toMatchObject({ status: 401 });
  await expect(compliance.getJobsById("404")).rejects.toMatchObject({ status: 404 });
});
