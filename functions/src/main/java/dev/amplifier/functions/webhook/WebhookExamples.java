package dev.amplifier.functions.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amplifier.platform.contract.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** How to call a webhook, to be copied and run as it is. The secret is read from the environment, never written into an example. */
final class WebhookExamples {

    private static final String CURL = """
            BODY='%s'
            ID=$(openssl rand -hex 16) NOW=$(date +%%s)
            KEY=$(printf %%s "${WEBHOOK_SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \\n')
            SIGNATURE=$(printf %%s "$ID.$NOW.$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | base64)
            curl -sS '%s?wait=60' -H 'Content-Type: application/json' \\
              -H "webhook-id: $ID" -H "webhook-timestamp: $NOW" -H "webhook-signature: v1,$SIGNATURE" -d "$BODY"
            """;
    private static final String JAVA = """
            String body = %s;
            String id = UUID.randomUUID().toString();
            String now = Long.toString(Instant.now().getEpochSecond());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(System.getenv("WEBHOOK_SECRET").substring(6)), "HmacSHA256"));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal((id + "." + now + "." + body).getBytes(UTF_8)));
            HttpRequest request = HttpRequest.newBuilder(URI.create("%s?wait=60"))
                    .header("Content-Type", "application/json")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", now)
                    .header("webhook-signature", "v1," + signature)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
            """;
    private static final String TYPESCRIPT = """
            import { createHmac, randomUUID } from "node:crypto";

            const body = JSON.stringify(%s);
            const id = randomUUID();
            const now = Math.floor(Date.now() / 1000).toString();
            const key = Buffer.from(process.env.WEBHOOK_SECRET!.slice(6), "base64");
            const signature = createHmac("sha256", key).update(`${id}.${now}.${body}`).digest("base64");
            const response = await fetch("%s?wait=60", {
              method: "POST",
              headers: {
                "content-type": "application/json",
                "webhook-id": id,
                "webhook-timestamp": now,
                "webhook-signature": `v1,${signature}`,
              },
              body,
            });
            console.log(await response.json());
            """;
    private static final String ACTIONS = """
            - name: Run the recipe
              env:
                WEBHOOK_SECRET: ${{ secrets.WEBHOOK_SECRET }}
              run: |
            %s""";

    private WebhookExamples() {}

    static Map<String, String> of(URI url, Map<String, JsonNode> inputs) {
        String body = Json.write(inputs);
        String curl = CURL.formatted(body.replace("'", "'\\''"), url);
        Map<String, String> examples = new LinkedHashMap<>();
        examples.put("curl", curl);
        examples.put("java", JAVA.formatted(Json.write(body), url));
        examples.put("typescript", TYPESCRIPT.formatted(body, url));
        examples.put("github_actions", ACTIONS.formatted(curl.indent(4)));
        return examples;
    }
}
