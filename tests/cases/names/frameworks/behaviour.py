"""Paths, controllers, groups, numbers of copies, methods, modules and versions."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    functions = {key: info.function for key, info in sdk.package.operations.items()}
    assert functions == {
        "read_toys_v1_pets__pet_id__toys_get": "read_toys",
        "read_toys_v1_pets__pet_id__toys_post": "read",
        "PetsController_findAll": "find_all",
        "Pets_Feed": "feed",
        "pets/wash": "wash",
        "store.pets.walk": "walk",
        "PetService_Groom": "groom",
        "lose_1": "lose",
        "datasets_make": "make",
        "peelUsingGET_1": "peel",
        "shopCatRepositoryV1SaveItPost": "save_it",
        "app.views.Zoo.open_all": "open_all",
        "sizeV2": "size",
        "GET_v3-m-id": "get_m",
        "9e107d9d372bb6826bd81d3542a419d6": "get_n",
    }
