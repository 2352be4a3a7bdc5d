import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { signRequest } from "./sign";

it("signs id, time and body with the secret's bytes", async () => {
  const secret = Buffer.from("a secret of some length").toString("base64");
  const headers = await signRequest(`whsec_${secret}`, "msg_1", 1_700_000_000, '{"text":"ä"}');
  const wanted = createHmac("sha256", "a secret of some length").update('msg_1.1700000000.{"text":"ä"}').digest("base64");
  expect(headers).toEqual({ "webhook-id": "msg_1", "webhook-timestamp": "1700000000", "webhook-signature": `v1,${wanted}` });
});
