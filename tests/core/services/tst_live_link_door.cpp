#include "core/services/live_link/door.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core::services::live_link;

namespace {

RequestHead generate() {
  RequestHead head;
  head.method = "POST";
  head.target = "/generate";
  head.host = "127.0.0.1:8620";
  head.contentType = "application/json; charset=utf-8";
  head.bodyBytes = 100;
  return head;
}

}  // namespace

class TstLiveLinkDoor : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whoMayAskIsHeard();
  void everyoneElseIsRefused_data();
  void everyoneElseIsRefused();
  void theRateFillsAgain();
  void refusalsAreTheProtocolsEnvelope();
};

void TstLiveLinkDoor::whoMayAskIsHeard() {
  for (const char* host : {"127.0.0.1:8620", "127.0.0.1", "localhost:9000", "LOCALHOST", "[::1]:8620", "[::1]"}) {
    auto head = generate();
    head.host = host;
    QVERIFY2(!refusalAtDoor(head, {}), host);
    head.origin = std::string("http://") + host;
    head.fetchSite = "same-origin";
    QVERIFY2(!refusalAtDoor(head, {}), host);
  }
  auto head = generate();
  head.authorization = "bearer  open";
  QVERIFY(!refusalAtDoor(head, {}));  // nobody asked
  head.authorization = "Bearer open sesame";
  QVERIFY(!refusalAtDoor(head, {.token = "open sesame"}));
  head = {.method = "GET", .target = "/capabilities?x=1", .host = "localhost", .origin = {}, .fetchSite = {}, .authorization = {}, .contentType = {}, .bodyBytes = {}};
  QVERIFY(!refusalAtDoor(head, {}));
  QCOMPARE(*endpointOf(head), Endpoint::Capabilities);
}

void TstLiveLinkDoor::everyoneElseIsRefused_data() {
  QTest::addColumn<int>("status");
  QTest::addColumn<QString>("code");
  QTest::addColumn<QString>("says");
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("value");
  const auto row = [](const char* title, int status, const char* code, const char* says, const char* name, const char* value) {
    QTest::newRow(title) << status << code << says << name << value;
  };
  row("no host", 403, "forbidden", "Host: only 127.0.0.1", "host", "");
  row("a name that was pointed here", 403, "forbidden", "\"evil.example:8620\"", "host", "evil.example:8620");
  row("a name that begins alike", 403, "forbidden", "Host", "host", "127.0.0.1.evil.example");
  row("a name that begins alike too", 403, "forbidden", "Host", "host", "localhost:80.evil.example");
  row("another address", 403, "forbidden", "Host", "host", "192.168.0.4:8620");
  row("all addresses", 403, "forbidden", "Host", "host", "0.0.0.0:8620");
  row("a user before it", 403, "forbidden", "Host", "host", "127.0.0.1:80@evil.example");
  row("port without digits", 403, "forbidden", "Host", "host", "localhost:");
  row("a host with a bell", 403, "forbidden", "\"a?b\"", "host", "a\ab");
  row("a page elsewhere", 403, "forbidden", "Origin: pages of other places", "origin", "https://example.org");
  row("a page of another port", 403, "forbidden", "Origin", "origin", "http://127.0.0.1:3000");
  row("another name for here", 403, "forbidden", "Origin", "origin", "http://localhost:8620");
  row("a page without an origin", 403, "forbidden", "Origin", "origin", "null");
  row("TLS", 403, "forbidden", "Origin", "origin", "https://127.0.0.1:8620");
  row("an empty origin", 403, "forbidden", "Origin", "origin", "");
  row("an image in a page", 403, "forbidden", "Sec-Fetch-Site", "fetchSite", "cross-site");
  row("a page of the same site", 403, "forbidden", "Sec-Fetch-Site", "fetchSite", "same-site");
  row("no token", 401, "unauthorized", "a token is asked for", "token", "");
  row("another token", 401, "unauthorized", "not the token", "token", "Bearer wrong");
  row("a part of the token", 401, "unauthorized", "not the token", "token", "Bearer secre");
  row("more than the token", 401, "unauthorized", "not the token", "token", "Bearer secret2");
  row("another scheme", 401, "unauthorized", "not the token", "token", "Basic secret");
  row("the bare token", 401, "unauthorized", "not the token", "token", "secret");
  row("nothing there", 404, "not_found", "/motions: there are", "target", "/motions");
  row("the root", 404, "not_found", "nothing else", "target", "/");
  row("a way around", 404, "not_found", "nothing else", "target", "/generate/../capabilities");
  row("looking at generate", 405, "method_not_allowed", "POST is asked for here, not GET", "method", "GET");
  row("asking before asking", 405, "method_not_allowed", "not OPTIONS", "method", "OPTIONS");
  row("a form", 415, "unsupported_media_type", "Content-Type: application/json", "contentType", "application/x-www-form-urlencoded");
  row("plain text", 415, "unsupported_media_type", "Content-Type", "contentType", "text/plain");
  row("nearly JSON", 415, "unsupported_media_type", "Content-Type", "contentType", "application/jsonp");
  row("no kind", 415, "unsupported_media_type", "Content-Type", "contentType", "");
  row("too much", 413, "payload_too_large", "1000 bytes are the most", "bodyBytes", "1001");
}

void TstLiveLinkDoor::everyoneElseIsRefused() {
  QFETCH(int, status);
  QFETCH(QString, code);
  QFETCH(QString, says);
  QFETCH(QString, name);
  QFETCH(QString, value);
  auto head = generate();
  DoorOptions options{.mostBodyBytes = 1000};
  const auto text = value.toStdString();
  if (name == "host") head.host = text;
  if (name == "origin") head.origin = text;
  if (name == "fetchSite") head.fetchSite = text;
  if (name == "target") head.target = text;
  if (name == "method") head.method = text;
  if (name == "contentType") head.contentType = text;
  if (name == "bodyBytes") head.bodyBytes = value.toULongLong();
  if (name == "token") {
    options.token = "secret";
    if (!value.isEmpty()) head.authorization = text;
  }
  const auto refusal = refusalAtDoor(head, options);
  QVERIFY(refusal);
  QCOMPARE(refusal->status, status);
  QCOMPARE(QString::fromStdString(refusal->code), code);
  QVERIFY2(QString::fromStdString(refusal->message).contains(says), refusal->message.c_str());
  QVERIFY2(!QString::fromStdString(refusal->message).contains("secret"), refusal->message.c_str());
}

void TstLiveLinkDoor::theRateFillsAgain() {
  RateLimit limit(8.0);  // two at once
  const auto start = RateLimit::Clock::now();
  QVERIFY(!limit.refuses(start));
  QVERIFY(!limit.refuses(start));
  const auto refused = limit.refuses(start);
  QVERIFY(refused);
  QCOMPARE(refused->status, 429);
  QCOMPARE(refused->code, std::string("rate_limited"));
  QCOMPARE(*refused->retryAfter, 8);  // 60 / 8, rounded up
  QVERIFY(limit.refuses(start + std::chrono::milliseconds(7400)));
  QVERIFY(!limit.refuses(start + std::chrono::milliseconds(7600)));
  QVERIFY(limit.refuses(start + std::chrono::milliseconds(7700)));
  // However long nobody asks, no more than the burst comes at once.
  const auto later = start + std::chrono::hours(1);
  QVERIFY(!limit.refuses(later));
  QVERIFY(!limit.refuses(later));
  QVERIFY(limit.refuses(later));
}

void TstLiveLinkDoor::refusalsAreTheProtocolsEnvelope() {
  const auto text = refusalText({400, "unknown_model", "there is no \"m\xff\"", {}});
  const auto error = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object()["error"].toObject();
  QCOMPARE(error["code"].toString(), QStringLiteral("unknown_model"));
  QVERIFY(error["message"].toString().startsWith("there is no"));
  QVERIFY(error["details"].isNull());
  QCOMPARE(refusalOf({core::ErrorCode::ParseFailed, "x"}).status, 422);
  QCOMPARE(refusalOf({core::ErrorCode::NotFound, "x"}).status, 400);
  QCOMPARE(refusalOf({core::ErrorCode::Internal, "x"}).status, 500);
  QCOMPARE(refusalOf({core::ErrorCode::Cancelled, "x"}).status, 503);
}

QTEST_APPLESS_MAIN(TstLiveLinkDoor)
#include "tst_live_link_door.moc"
