#include "core/training/process_group.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <thread>

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#if defined(STUDIO_HAS_GLOO)
#include "core/training/nccl_sums.h"

#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#endif

namespace core::training {

namespace {

constexpr int kMostProcesses = 4096, kMostPorts = 65535;

Error wrong(std::string message) { return {ErrorCode::InvalidArgument, std::move(message)}; }

Result<int> numberOf(const char* name, std::string_view text, int lowest, int highest) {
  int value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size() || value < lowest || value > highest)
    return wrong(fmt::format("{} is a whole number from {} to {}, not \"{}\"", name, lowest, highest, text));
  return value;
}

}  // namespace

Result<std::optional<Launch>> launchOf(const std::function<const char*(const char*)>& environment) {
  const auto said = [&](const char* name) -> std::string_view {
    const char* text = environment(name);
    return text ? text : "";
  };
  if (said("RANK").empty() && said("WORLD_SIZE").empty()) return std::optional<Launch>();
  for (const char* name : {"RANK", "WORLD_SIZE"})
    if (said(name).empty())
      return wrong(fmt::format("{} is not set, but {} is: a launcher sets RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT, and a process that trains alone has neither",
                               name, std::string_view(name) == "RANK" ? "WORLD_SIZE" : "RANK"));
  Launch launch;
  auto processes = numberOf("WORLD_SIZE", said("WORLD_SIZE"), 1, kMostProcesses);
  if (!processes) return processes.error();
  launch.processes = *processes;
  auto rank = numberOf("RANK", said("RANK"), 0, launch.processes - 1);
  if (!rank) return rank.error();
  launch.rank = *rank;
  if (launch.processes == 1) return std::optional<Launch>();
  for (const char* name : {"MASTER_ADDR", "MASTER_PORT"})
    if (said(name).empty())
      return wrong(fmt::format("{} is not set: with WORLD_SIZE {} a launcher sets RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT", name, launch.processes));
  launch.address = said("MASTER_ADDR");
  auto port = numberOf("MASTER_PORT", said("MASTER_PORT"), 1, kMostPorts);
  if (!port) return port.error();
  launch.port = *port;
  return std::optional(launch);
}

Result<void> together(ProcessGroup* group, const Result<void>& own) {
  if (group == nullptr) return own;
  // The code stands in front: one character.
  const auto said = group->gather(own ? std::string() : static_cast<char>('0' + static_cast<int>(own.error().code)) + own.error().message);
  for (std::size_t rank = 0; rank < said.size(); ++rank)
    if (!said[rank].empty())
      return Error{static_cast<ErrorCode>(said[rank].front() - '0'), fmt::format("{} (process {} of {})", said[rank].substr(1), rank, said.size())};
  return {};
}

#if !defined(STUDIO_HAS_GLOO)

bool ProcessGroup::isThere() { return false; }

Result<std::unique_ptr<ProcessGroup>> ProcessGroup::join(const Launch&, std::chrono::seconds, c10::Device) {
  return Error{ErrorCode::Unsupported,
               "this program was built without Gloo, which training in several processes needs (libgloo-dev, or a LibTorch that brings its headers)"};
}

#else

#if !defined(STUDIO_HAS_NCCL)
std::string placeForNccl(c10::Device) { return {}; }
std::unique_ptr<CardSums> ncclSums(const c10::intrusive_ptr<c10d::Store>&, int, int, c10::Device) { return nullptr; }
#endif

namespace {

using std::chrono::steady_clock;

// A number of the operating system that is closed again.
class Socket {
 public:
  Socket(int family, int type) : handle_(::socket(family, type | SOCK_CLOEXEC, 0)) {}
  ~Socket() {
    if (handle_ >= 0) ::close(handle_);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  int handle() const { return handle_; }

 private:
  int handle_;
};

// Addresses of a host, as the system finds them.
class Addresses {
 public:
  Addresses(const char* host, int port, int flags) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags;
    if (::getaddrinfo(host, std::to_string(port).c_str(), &hints, &first_) != 0) first_ = nullptr;
  }
  ~Addresses() {
    if (first_) ::freeaddrinfo(first_);
  }
  Addresses(const Addresses&) = delete;
  Addresses& operator=(const Addresses&) = delete;
  const addrinfo* first() const { return first_; }

 private:
  addrinfo* first_ = nullptr;
};

// LibTorch's own message about a port that is taken fills a screen: this asks first.
bool isFree(int port) {
  const Addresses here(nullptr, port, AI_PASSIVE);
  for (const auto* one = here.first(); one; one = one->ai_next) {
    const Socket socket(one->ai_family, SOCK_STREAM);
    const int on = 1;
    ::setsockopt(socket.handle(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (one->ai_family == AF_INET6) ::setsockopt(socket.handle(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (socket.handle() >= 0 && ::bind(socket.handle(), one->ai_addr, one->ai_addrlen) != 0 && errno == EADDRINUSE) return false;
  }
  return true;
}

bool answers(const Launch& launch) {
  const Addresses there(launch.address.c_str(), launch.port, 0);
  for (const auto* one = there.first(); one; one = one->ai_next) {
    const Socket socket(one->ai_family, SOCK_STREAM);
    if (socket.handle() >= 0 && ::connect(socket.handle(), one->ai_addr, one->ai_addrlen) == 0) return true;
  }
  return false;
}

// The own address that packets to that host leave from; empty when there is none.
std::string ownAddressTowards(const Launch& launch) {
  const Addresses there(launch.address.c_str(), launch.port, 0);
  for (const auto* one = there.first(); one; one = one->ai_next) {
    const Socket socket(one->ai_family, SOCK_DGRAM);
    sockaddr_storage own{};
    socklen_t length = sizeof own;
    char text[NI_MAXHOST];
    if (socket.handle() < 0 || ::connect(socket.handle(), one->ai_addr, one->ai_addrlen) != 0) continue;
    if (::getsockname(socket.handle(), reinterpret_cast<sockaddr*>(&own), &length) != 0) continue;
    if (::getnameinfo(reinterpret_cast<sockaddr*>(&own), length, text, sizeof text, nullptr, 0, NI_NUMERICHOST) == 0) return text;
  }
  return {};
}

// The first line of what LibTorch says, without the place in its sources.
std::string shortly(const char* what) {
  std::string text(what);
  text = text.substr(0, text.find('\n'));
  const auto place = text.starts_with("[") ? text.find("] ") : std::string::npos;
  return place == std::string::npos ? text : text.substr(place + 2);
}

// What a collective of Gloo throws becomes LostProcess.
template <class Work>
auto guarded(const Work& work) {
  try {
    return work();
  } catch (const std::exception& failure) {
    throw LostProcess(shortly(failure.what()));
  }
}

class GlooGroup : public ProcessGroup {
 public:
  GlooGroup(c10::intrusive_ptr<c10d::TCPStore> store, const Launch& launch, c10::intrusive_ptr<c10d::ProcessGroupGloo::Options> options)
      : store_(std::move(store)), gloo_(store_, launch.rank, launch.processes, std::move(options)) {}

  int rank() const override { return gloo_.getRank(); }
  int size() const override { return gloo_.getSize(); }

  Pending startSum(at::Tensor values) override {
    return guarded([&]() -> Pending {
      std::vector<at::Tensor> all{std::move(values)};
      auto work = gloo_.allreduce(all);
      return [work, all] { guarded([&] { work->wait(); }); };
    });
  }
  void spread(at::Tensor values) override {
    guarded([&] {
      std::vector<at::Tensor> all{std::move(values)};
      gloo_.broadcast(all)->wait();
    });
  }
  std::vector<std::string> gather(const std::string& own) override {
    return guarded([&] {
      const auto everybodys = [this](at::Tensor value) {
        std::vector<std::vector<at::Tensor>> all(1);
        for (int i = 0; i < size(); ++i) all[0].push_back(at::empty_like(value));
        std::vector<at::Tensor> given{std::move(value)};
        gloo_.allgather(all, given)->wait();
        return std::move(all[0]);
      };
      const auto lengths = everybodys(at::full({1}, static_cast<std::int64_t>(own.size()), at::kLong));
      std::int64_t longest = 1;
      for (const auto& length : lengths) longest = std::max(longest, length.item<std::int64_t>());
      auto text = at::zeros({longest}, at::kByte);
      std::memcpy(text.data_ptr(), own.data(), own.size());
      std::vector<std::string> said;
      const auto texts = everybodys(std::move(text));
      for (std::size_t i = 0; i < texts.size(); ++i)
        said.emplace_back(static_cast<const char*>(texts[i].data_ptr()), static_cast<std::size_t>(lengths[i].item<std::int64_t>()));
      return said;
    });
  }

 private:
  c10::intrusive_ptr<c10d::TCPStore> store_;
  c10d::ProcessGroupGloo gloo_;
};

void pause() { std::this_thread::sleep_for(std::chrono::milliseconds(20)); }

}  // namespace

bool ProcessGroup::isThere() { return true; }

Result<std::unique_ptr<ProcessGroup>> ProcessGroup::join(const Launch& launch, std::chrono::seconds patience, c10::Device device) {
  // Gloo writes to sockets without saying that it wants no signal, so that a process that was about to send to one that is gone ended with it, without a word.
  std::signal(SIGPIPE, SIG_IGN);
  const auto deadline = steady_clock::now() + patience;
  const auto place = fmt::format("{}:{}", launch.address, launch.port);
  if (launch.rank == 0 && !isFree(launch.port))
    return wrong(fmt::format("MASTER_PORT {} is in use by another program; choose another one for all processes", launch.port));
  while (launch.rank != 0 && !answers(launch)) {
    if (steady_clock::now() > deadline)
      return Error{ErrorCode::NotFound, fmt::format("process {} of {}: nobody answers at MASTER_ADDR and MASTER_PORT ({}) within {} s; process 0 has to run there",
                                                    launch.rank, launch.processes, place, patience.count())};
    pause();
  }
  try {
    c10d::TCPStoreOptions options;
    options.port = static_cast<std::uint16_t>(launch.port);
    options.isServer = launch.rank == 0;
    options.waitWorkers = false;
    options.timeout = patience;
    auto store = c10::make_intrusive<c10d::TCPStore>(launch.address, options);
    const auto size = std::to_string(launch.processes);
    const auto first = store->compareSet("processes", {}, {size.begin(), size.end()});
    if (const std::string other(first.begin(), first.end()); other != size)
      return wrong(fmt::format("WORLD_SIZE is {} in process {} and {} in another one", size, launch.rank, other));
    if (store->add(fmt::format("rank {}", launch.rank), 1) > 1) return wrong(fmt::format("two processes have RANK {}", launch.rank));
    for (auto came = store->add("came", 1); came < launch.processes; came = store->add("came", 0)) {
      if (steady_clock::now() > deadline)
        return Error{ErrorCode::NotFound, fmt::format("only {} of {} processes came to {} within {} s", came, launch.processes, place, patience.count())};
      pause();
    }
    auto gloo = c10d::ProcessGroupGloo::Options::create();
    gloo->threads = 1;
    const char* interface = std::getenv("GLOO_SOCKET_IFNAME");
    const auto own = ownAddressTowards(launch);
    gloo->devices.push_back(interface     ? c10d::ProcessGroupGloo::createDeviceForInterface(interface)
                            : own.empty() ? c10d::ProcessGroupGloo::createDefaultDevice()
                                          : c10d::ProcessGroupGloo::createDeviceForHostname(own));
    std::unique_ptr<ProcessGroup> group = std::make_unique<GlooGroup>(store, launch, std::move(gloo));
    if (!haveOwnCards(group->gather(placeForNccl(device)))) return group;
    return withCardSums(std::move(group), ncclSums(store, launch.rank, launch.processes, device));
  } catch (const std::exception& failure) {
    // The boundary where what LibTorch throws while it connects becomes one sentence.
    return Error{ErrorCode::NotFound, fmt::format("process {} of {} could not join the others at {}: {}", launch.rank, launch.processes, place, shortly(failure.what()))};
  }
}

#endif

}  // namespace core::training
