#include "tests/support/stand_in_device.h"

#include <ATen/ATen.h>
#include <ATen/TensorUtils.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <torch/library.h>

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <bit>
#include <functional>
#include <map>
#include <mutex>
#include <new>
#include <string>
#include <tuple>
#include <vector>

namespace tests {

namespace {

// A backend that LibTorch knows by name and that no build on a test machine has.
constexpr auto kKey = c10::DispatchKey::XPU;
constexpr auto kType = c10::DeviceType::XPU;

std::atomic<std::int64_t> operations = 0, replays = 0;

// What is done while it is recorded; null: nothing is.
std::vector<std::function<void()>>* tape = nullptr;

void refuseInRecording(bool isWrong, const std::string& what) { TORCH_CHECK(!tape || !isWrong, what, " while operations are recorded"); }

// Memory that is there twice: closed at the addresses that tensors hold, so that whoever reads them as the CPU's ends at once, and open where the operations look.
class ClosedMemory {
 public:
  static ClosedMemory& instance() {
    static auto* memory = new ClosedMemory;  // never freed: tensors of static objects outlive it otherwise
    return *memory;
  }

  void* take(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    const auto size = std::bit_ceil(std::max<std::size_t>(bytes, 64));
    auto& spare = spare_[size];
    if (!spare.empty()) {
      auto* place = spare.back();
      spare.pop_back();
      return place;
    }
    if (top_ + size > kBytes) throw std::bad_alloc();
    auto* place = closed_ + top_;
    top_ += size;
    return place;
  }
  void giveBack(void* place, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    spare_[std::bit_ceil(std::max<std::size_t>(bytes, 64))].push_back(place);
  }
  char* opened(const void* place) const { return open_ + (static_cast<const char*>(place) - closed_); }

 private:
  ClosedMemory() {
    const int file = ::memfd_create("stand-in device", MFD_CLOEXEC);
    if (file < 0 || ::ftruncate(file, static_cast<off_t>(kBytes)) != 0) throw std::bad_alloc();
    auto* closed = ::mmap(nullptr, kBytes, PROT_NONE, MAP_SHARED | MAP_NORESERVE, file, 0);
    auto* open = ::mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, file, 0);
    ::close(file);
    if (closed == MAP_FAILED || open == MAP_FAILED) throw std::bad_alloc();
    closed_ = static_cast<char*>(closed), open_ = static_cast<char*>(open);
  }

  static constexpr std::size_t kBytes = std::size_t{16} << 30;  // of addresses
  std::mutex mutex_;
  char *closed_ = nullptr, *open_ = nullptr;
  std::size_t top_ = 0;
  std::map<std::size_t, std::vector<void*>> spare_;
};

struct Block {
  void* place;
  std::size_t bytes;
};

class StandInAllocator : public c10::Allocator {
 public:
  c10::DataPtr allocate(std::size_t bytes) const override {
    auto* block = new Block{ClosedMemory::instance().take(bytes), bytes};
    return {block->place, block, &release, c10::Device(kType, 0)};
  }
  static void release(void* context) {
    auto* block = static_cast<Block*>(context);
    ClosedMemory::instance().giveBack(block->place, block->bytes);
    delete block;
  }
};

StandInAllocator& allocator() {
  static auto* one = new StandInAllocator;
  return *one;
}

at::Tensor emptyStrided(c10::IntArrayRef sizes, c10::IntArrayRef strides, c10::optional<at::ScalarType> type, c10::optional<at::Layout>, c10::optional<at::Device>,
                        c10::optional<bool>) {
  const auto meta = c10::scalarTypeToTypeMeta(type.value_or(at::kFloat));
  std::size_t bytes = meta.itemsize();
  for (std::size_t i = 0; i < sizes.size(); ++i) bytes = sizes[i] == 0 ? 0 : bytes + static_cast<std::size_t>((sizes[i] - 1) * strides[i]) * meta.itemsize();
  for (const auto size : sizes)
    if (size == 0) bytes = 0;
  c10::Storage storage(c10::Storage::use_byte_size_t(), bytes, allocator().allocate(bytes), &allocator(), /*resizable=*/true);
  auto tensor = at::detail::make_tensor<c10::TensorImpl>(std::move(storage), c10::DispatchKeySet(kKey), meta);
  tensor.unsafeGetTensorImpl()->set_sizes_and_strides(sizes, strides);
  return tensor;
}

at::Tensor emptyContiguous(c10::IntArrayRef sizes, c10::optional<at::ScalarType> type, c10::optional<at::Layout> layout, c10::optional<at::Device> device,
                           c10::optional<bool> pinned, c10::optional<at::MemoryFormat>) {
  std::vector<std::int64_t> strides(sizes.size(), 1);
  for (std::size_t i = sizes.size(); i > 1; --i) strides[i - 2] = strides[i - 1] * std::max<std::int64_t>(sizes[i - 1], 1);
  return emptyStrided(sizes, strides, type, layout, device, pinned);
}

// The same memory as a tensor of the CPU.
at::Tensor seenByProcessor(const at::Tensor& tensor) {
  const auto options = at::TensorOptions().dtype(tensor.dtype());
  if (tensor.numel() == 0) return at::empty(tensor.sizes(), options);
  auto* data = ClosedMemory::instance().opened(tensor.storage().data()) + tensor.storage_offset() * static_cast<std::int64_t>(tensor.itemsize());
  return at::from_blob(data, tensor.sizes(), tensor.strides(), options);
}

at::Tensor movedHere(const at::Tensor& made) {
  const auto dense = made.is_non_overlapping_and_dense() ? made : made.contiguous();
  auto tensor = emptyStrided(dense.sizes(), dense.strides(), dense.scalar_type(), c10::nullopt, c10::nullopt, c10::nullopt);
  if (dense.numel() > 0) seenByProcessor(tensor).copy_(dense);
  return tensor;
}

bool isHere(const at::Tensor& tensor) { return tensor.defined() && tensor.device().type() == kType; }

class Call {
 public:
  Call(const c10::OperatorHandle& op, torch::jit::Stack& stack) : op_(op), stack_(stack) {}

  void run() {
    const auto& arguments = op_.schema().arguments();
    const auto begin = stack_.size() - arguments.size();
    given_.assign(stack_.begin() + static_cast<std::ptrdiff_t>(begin), stack_.end());
    std::vector<c10::IValue> seen;
    for (std::size_t i = 0; i < given_.size(); ++i) seen.push_back(isOutput(arguments[i]) ? c10::IValue(outputLike(given_[i].toTensor())) : converted(given_[i]));
    for (std::size_t i = 0; i < seen.size(); ++i) stack_[begin + i] = seen[i];
    const auto& name = op_.operator_name().name;
    refuseInRecording(name == "aten::_local_scalar_dense" || name == "aten::equal" || name == "aten::nonzero" || name == "aten::masked_select", name + " reads values");
    const torch::jit::Stack asked(stack_.begin() + static_cast<std::ptrdiff_t>(begin), stack_.end());
    op_.redispatchBoxed(c10::DispatchKeySet(c10::DispatchKey::CPU), &stack_);
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const auto* alias = arguments[i].alias_info();
      if (alias != nullptr && alias->isWrite() && given_[i].isTensor() && isHere(given_[i].toTensor())) keepShape(given_[i].toTensor(), seen[i].toTensor());
    }
    const auto& returns = op_.schema().returns();
    const auto firstReturn = stack_.size() - returns.size();
    for (std::size_t i = 0; i < returns.size(); ++i) stack_[firstReturn + i] = answered(returns[i], stack_[firstReturn + i]);
    if (tape) keep(asked, {stack_.begin() + static_cast<std::ptrdiff_t>(firstReturn), stack_.end()});
  }

 private:
  // The same operation on the same memory, and its results where they went.
  void keep(const torch::jit::Stack& asked, const torch::jit::Stack& results) const {
    tape->push_back([op = op_, asked, results, given = given_] {
      auto stack = asked;
      op.redispatchBoxed(c10::DispatchKeySet(c10::DispatchKey::CPU), &stack);
      for (std::size_t i = 0; i < given.size(); ++i)
        if (isOutput(op.schema().arguments()[i])) keepShape(given[i].toTensor(), asked[i].toTensor());
      for (std::size_t i = 0; i < results.size(); ++i) {
        if (op.schema().returns()[i].alias_info() != nullptr) continue;  // an input that was written to
        if (results[i].isTensor() && results[i].toTensor().defined()) seenByProcessor(results[i].toTensor()).copy_(stack[i].toTensor());
        if (!results[i].isTensorList()) continue;
        const auto places = results[i].toTensorVector(), values = stack[i].toTensorVector();
        for (std::size_t k = 0; k < places.size(); ++k)
          if (places[k].defined()) seenByProcessor(places[k]).copy_(values[k]);
      }
    });
  }
  at::Tensor converted(const at::Tensor& tensor) {
    if (!tensor.defined() || (!isHere(tensor) && tensor.dim() == 0)) return tensor;
    TORCH_CHECK(isHere(tensor), op_.operator_name().name, " has a tensor of shape ", tensor.sizes(), " on ", tensor.device(), " beside others on ", kType);
    return seenByProcessor(tensor);
  }
  c10::IValue converted(const c10::IValue& value) {
    if (value.isTensor()) return converted(value.toTensor());
    if (value.isTensorList()) {
      c10::List<at::Tensor> list;
      for (const at::Tensor& tensor : value.toTensorVector()) list.push_back(converted(tensor));
      return list;
    }
    if (value.isOptionalTensorList()) {
      c10::List<c10::optional<at::Tensor>> list;
      for (const c10::optional<at::Tensor>& tensor : value.toOptionalTensorVector())
        list.push_back(tensor.has_value() && tensor->defined() ? c10::optional<at::Tensor>(converted(*tensor)) : c10::nullopt);
      return list;
    }
    return value.isDevice() ? c10::IValue(c10::Device(c10::DeviceType::CPU)) : value;
  }
  static bool isOutput(const c10::Argument& argument) {
    return argument.kwarg_only() && argument.alias_info() != nullptr && argument.alias_info()->isWrite() && argument.type()->kind() == c10::TypeKind::TensorType;
  }
  // Memory of its own, because operations may give an output another size.
  static at::Tensor outputLike(const at::Tensor& tensor) {
    TORCH_CHECK(isHere(tensor), "an output lies on ", tensor.device());
    return at::empty({0}, tensor.dtype());
  }
  // What the operation wrote into may have another shape now.
  static void keepShape(const at::Tensor& given, const at::Tensor& seen) {
    if (given.numel() > 0 && given.sizes() == seen.sizes()) {
      auto kept = seenByProcessor(given);
      if (kept.data_ptr() != seen.data_ptr()) kept.copy_(seen);
      return;
    }
    const auto moved = movedHere(seen);
    given.unsafeGetTensorImpl()->set_storage_keep_dtype(moved.storage());
    given.unsafeGetTensorImpl()->set_storage_offset(0);
    given.unsafeGetTensorImpl()->set_sizes_and_strides(moved.sizes(), moved.strides());
  }
  c10::IValue answered(const c10::Argument& declared, const c10::IValue& value) {
    if (declared.alias_info() != nullptr) {
      const auto& arguments = op_.schema().arguments();
      for (std::size_t i = 0; i < arguments.size(); ++i)
        if (arguments[i].alias_info() != nullptr && *arguments[i].alias_info() == *declared.alias_info()) return given_[i];
    }
    if (value.isTensor()) return value.toTensor().defined() ? c10::IValue(movedHere(value.toTensor())) : value;
    if (value.isTensorList()) {
      c10::List<at::Tensor> list;
      for (const at::Tensor& tensor : value.toTensorVector()) list.push_back(tensor.defined() ? movedHere(tensor) : tensor);
      return list;
    }
    return value;
  }

  const c10::OperatorHandle& op_;
  torch::jit::Stack& stack_;
  std::vector<c10::IValue> given_;
};

void onProcessor(const c10::OperatorHandle& op, torch::jit::Stack* stack) {
  ++operations;
  Call(op, *stack).run();
}

at::Tensor copyFrom(const at::Tensor& from, const at::Tensor& to, bool) {
  refuseInRecording(!isHere(to) || !isHere(from), "a copy between two devices");
  const auto target = isHere(to) ? seenByProcessor(to) : to.detach(), source = isHere(from) ? seenByProcessor(from) : from.detach();
  target.copy_(source);
  if (tape) tape->push_back([target, source, kept = std::array{from, to}] { target.copy_(source); });
  return to;
}

// Views share the storage: LibTorch's own, which look at shapes alone.
at::Tensor viewed(const at::Tensor& self, c10::IntArrayRef sizes, c10::IntArrayRef strides, std::int64_t offset) {
  auto view = at::detail::make_tensor<c10::TensorImpl>(c10::TensorImpl::VIEW, c10::Storage(self.storage()), self.key_set(), self.dtype());
  view.unsafeGetTensorImpl()->set_storage_offset(offset);
  view.unsafeGetTensorImpl()->set_sizes_and_strides(sizes, strides);
  return view;
}

at::Tensor asStrided(const at::Tensor& self, c10::IntArrayRef sizes, c10::IntArrayRef strides, c10::optional<std::int64_t> offset) {
  return viewed(self, sizes, strides, offset.value_or(self.storage_offset()));
}

at::Tensor reshapeAlias(const at::Tensor& self, c10::IntArrayRef sizes, c10::IntArrayRef strides) { return viewed(self, sizes, strides, self.storage_offset()); }

at::Tensor view(const at::Tensor& self, c10::IntArrayRef sizes) {
  auto shape = sizes.vec();
  std::int64_t others = 1;
  for (const auto size : shape) others *= size < 0 ? 1 : size;
  for (auto& size : shape)
    if (size < 0) size = others == 0 ? 0 : self.numel() / others;
  const auto strides = at::detail::computeStride(self.sizes(), self.strides(), c10::IntArrayRef(shape));
  TORCH_CHECK(strides.has_value(), "view of shape ", sizes, " does not fit");
  return viewed(self, shape, *strides, self.storage_offset());
}

at::Tensor unfold(const at::Tensor& self, std::int64_t dimension, std::int64_t size, std::int64_t step) {
  auto sizes = self.sizes().vec(), strides = self.strides().vec();
  const auto d = static_cast<std::size_t>(dimension < 0 ? dimension + self.dim() : dimension);
  sizes.push_back(size), strides.push_back(strides[d]);
  sizes[d] = (sizes[d] - size) / step + 1, strides[d] *= step;
  return viewed(self, sizes, strides, self.storage_offset());
}

// LibTorch asks a backend that it does not know for its own convolution.
at::Tensor convolution(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias, c10::IntArrayRef stride, c10::IntArrayRef padding,
                       c10::IntArrayRef dilation, bool transposed, c10::IntArrayRef outputPadding, std::int64_t groups) {
  const bool hasBias = bias.has_value() && bias->defined();
  TORCH_CHECK(isHere(input) && isHere(weight) && (!hasBias || isHere(*bias)), "convolution has tensors on two devices");
  refuseInRecording(true, "a convolution, which this recorder does not know,");
  ++operations;
  const auto seenBias = hasBias ? c10::optional<at::Tensor>(seenByProcessor(*bias)) : c10::nullopt;
  return movedHere(at::convolution(seenByProcessor(input), seenByProcessor(weight), seenBias, stride, padding, dilation, transposed, outputPadding, groups));
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> convolutionBackward(const at::Tensor& gradient, const at::Tensor& input, const at::Tensor& weight, c10::IntArrayRef stride,
                                                                   c10::IntArrayRef padding, c10::IntArrayRef dilation, bool transposed, c10::IntArrayRef outputPadding,
                                                                   std::int64_t groups, std::array<bool, 3> wanted) {
  TORCH_CHECK(isHere(gradient) && isHere(input) && isHere(weight), "the gradient of a convolution has tensors on two devices");
  ++operations;
  const std::vector<std::int64_t> biasSizes = {gradient.size(1)};
  const auto [ofInput, ofWeight, ofBias] = at::convolution_backward(seenByProcessor(gradient), seenByProcessor(input), seenByProcessor(weight), biasSizes, stride,
                                                                    padding, dilation, transposed, outputPadding, groups, wanted);
  const auto here = [](const at::Tensor& tensor) { return tensor.defined() ? movedHere(tensor) : tensor; };
  return {here(ofInput), here(ofWeight), here(ofBias)};
}

// LibTorch takes this backend for one with a fused cell, which it has not.
std::tuple<at::Tensor, at::Tensor> gruCell(const at::Tensor& input, const at::Tensor& hidden, const at::Tensor& state, const c10::optional<at::Tensor>& inputBias,
                                           const c10::optional<at::Tensor>& hiddenBias) {
  const auto ofInput = (inputBias.has_value() && inputBias->defined() ? input + *inputBias : input).chunk(3, 1);
  const auto ofHidden = (hiddenBias.has_value() && hiddenBias->defined() ? hidden + *hiddenBias : hidden).chunk(3, 1);
  const auto reset = (ofInput[0] + ofHidden[0]).sigmoid(), update = (ofInput[1] + ofHidden[1]).sigmoid();
  const auto made = (ofInput[2] + reset * ofHidden[2]).tanh();
  return {made + update * (state - made), at::Tensor()};
}

TORCH_LIBRARY_IMPL(_, XPU, m) { m.fallback(torch::CppFunction::makeFromBoxedFunction<&onProcessor>()); }

TORCH_LIBRARY_IMPL(aten, XPU, m) {
  m.impl("empty.memory_format", TORCH_FN(emptyContiguous));
  m.impl("empty_strided", TORCH_FN(emptyStrided));
  m.impl("_copy_from", TORCH_FN(copyFrom));
  m.impl("as_strided", TORCH_FN(asStrided));
  m.impl("_reshape_alias", TORCH_FN(reshapeAlias));
  m.impl("view", TORCH_FN(view));
  m.impl("unfold", TORCH_FN(unfold));
  m.impl("convolution_overrideable", TORCH_FN(convolution));
  m.impl("convolution_backward_overrideable", TORCH_FN(convolutionBackward));
}

TORCH_LIBRARY_IMPL(aten, AutogradXPU, m) { m.impl("_thnn_fused_gru_cell", TORCH_FN(gruCell)); }

class Tape : public core::sampling::Recording {
 public:
  explicit Tape(const std::function<void()>& work) {
    TORCH_CHECK(!tape, "a recording inside of another one");
    const Running running(parts_);
    work();
  }
  void replay() override {
    const at::AutoDispatchBelowADInplaceOrView whereTheyRan;
    ++replays;
    for (const auto& part : parts_) part();
  }

 private:
  struct Running {
    explicit Running(std::vector<std::function<void()>>& parts) { tape = &parts; }
    ~Running() { tape = nullptr; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
  };
  std::vector<std::function<void()>> parts_;
};

const c10::impl::NoOpDeviceGuardImpl<kType> guard;
const c10::impl::DeviceGuardImplRegistrar registrar(kType, &guard);

}  // namespace

c10::Device standInDevice() { return {kType, 0}; }

core::sampling::Recorder standInRecorder() {
  return [](const std::function<void()>& work) -> std::unique_ptr<core::sampling::Recording> { return std::make_unique<Tape>(work); };
}

std::int64_t standInReplays() { return replays; }

std::int64_t standInOperations() { return operations; }

}  // namespace tests
