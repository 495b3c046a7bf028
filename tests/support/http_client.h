#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <map>
#include <utility>

/// HTTP over a plain socket, so that a test may send what no library would.
namespace test_support {

/// What came back over one connection.
struct Answer {
  int status = 0;                           // 0: nothing did
  std::map<QByteArray, QByteArray> fields;  // names in lower case
  QByteArray body;

  QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
  QString sentence() const { return json()["error"].toObject()["message"].toString(); }
  QString code() const { return json()["error"].toObject()["code"].toString(); }
};

class Connection {
 public:
  explicit Connection(quint16 port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    isOpen_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  }
  ~Connection() { ::close(socket_); }
  Connection(const Connection&) = delete;

  bool isOpen() const { return isOpen_; }
  bool send(const QByteArray& bytes) const {
    qsizetype sent = 0;
    while (sent < bytes.size()) {
      const auto count = ::send(socket_, bytes.constData() + sent, static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
      if (count <= 0) return false;
      sent += count;
    }
    return true;
  }
  /// One whole answer, or what came until the other side closed or the patience ended.
  Answer read(int patienceMs = 120'000) {
    QElapsedTimer timer;
    timer.start();
    for (;;) {
      Answer answer;
      if (take(answer)) return answer;
      const int left = static_cast<int>(patienceMs - timer.elapsed());
      pollfd ready{socket_, POLLIN, 0};
      if (left <= 0 || ::poll(&ready, 1, left) <= 0) return {};
      char bytes[65536];
      const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
      if (count <= 0) {
        isClosed_ = true;
        return {};
      }
      had_.append(bytes, count);
    }
  }
  /// That the other side closed.
  bool isClosed() const { return isClosed_; }

 private:
  bool take(Answer& answer) {
    for (;;) {
      const auto end = had_.indexOf("\r\n\r\n");
      if (end < 0) return false;
      const auto lines = had_.left(end).split('\n');
      answer.status = lines[0].mid(9, 3).toInt();
      for (const auto& line : lines.mid(1)) answer.fields[line.left(line.indexOf(':')).toLower()] = line.mid(line.indexOf(':') + 1).trimmed();
      if (answer.status != 100) {
        const auto size = answer.fields["content-length"].toInt();
        if (had_.size() < end + 4 + size) return false;
        answer.body = had_.mid(end + 4, size);
        had_.remove(0, end + 4 + size);
        return true;
      }
      had_.remove(0, end + 4);
      answer = {};
    }
  }

  int socket_;
  bool isOpen_ = false, isClosed_ = false;
  QByteArray had_;
};

using Fields = QList<std::pair<QByteArray, QByteArray>>;

inline QByteArray requestText(const QByteArray& method, const QByteArray& target, const QByteArray& body, const Fields& fields = {}) {
  std::map<QByteArray, QByteArray> all = {{"Host", "127.0.0.1"}, {"Content-Type", "application/json"}, {"Content-Length", QByteArray::number(body.size())}};
  for (const auto& [name, value] : fields) all[name] = value;
  QByteArray text = method + " " + target + " HTTP/1.1\r\n";
  for (const auto& [name, value] : all)
    if (!value.isNull()) text += name + ": " + value + "\r\n";
  return text + "\r\n" + body;
}

}  // namespace test_support
